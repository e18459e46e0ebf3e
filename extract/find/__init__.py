"""Find mentions in text: one module per kind, each text in, mentions out."""
