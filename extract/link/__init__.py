"""Link mentions into contacts: who answers on which channel, for what."""

from extract.link.contacts import link

__all__ = ["link"]
