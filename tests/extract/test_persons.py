"""Persons that are there. A new case goes to the group whose class it shows, a bug met to "bugs caught".

All people are invented. Each row is a text and the names to be found in it, in order.
"""

from __future__ import annotations

import pytest

from extract.find.persons import find_persons

# Developed on: names of German form in running text.
PROSE = [
    (
        "Auch 2018 werden Anna Kramer und Bernd Voss vom Fachdienst Migration den Kurs leiten.",
        ["Anna Kramer", "Bernd Voss"],
    ),
    ("Anmelden kann man sich bei Claudia Brinkmann unter der Nummer 030 23125000.", ["Claudia Brinkmann"]),
    ("Weitere Auskünfte erteilt Heike Sandvoß.", ["Heike Sandvoß"]),
    ("Das Team um Jürgen Möllenkamp berät kostenlos.", ["Jürgen Möllenkamp"]),
    ("Interessierte wenden sich an Sabine Ruhland, Telefon 030 23125001.", ["Sabine Ruhland"]),
    ("„Wir freuen uns auf alle“, sagt Torsten Hille.", ["Torsten Hille"]),
    ("Petra Ostermann ist montags von 9 bis 12 Uhr erreichbar.", ["Petra Ostermann"]),
    (
        "Es begrüßen Sie Werner Lüdtke, Ilse Tamm und Kurt Behnke.",
        ["Werner Lüdtke", "Ilse Tamm", "Kurt Behnke"],
    ),
    ("Fragen beantwortet gern Monika Feddersen (030 23125002).", ["Monika Feddersen"]),
    ("Dafür hat sich Ralf Eickhoff lange eingesetzt.", ["Ralf Eickhoff"]),
    ("Foto: Britta Wiechmann", ["Britta Wiechmann"]),
    ("Von Stefan Harms", ["Stefan Harms"]),
    ("Moderiert wird der Abend von Dagmar Petersen.", ["Dagmar Petersen"]),
    ("Am Telefon sitzt dann Ulrike Noack.", ["Ulrike Noack"]),
    ("Es referiert Andreas Kloppenburg.", ["Andreas Kloppenburg"]),
    ("Laut Gudrun Hansen sind noch Plätze frei.", ["Gudrun Hansen"]),
    ("Gemeinsam mit Jens Dierks und Maike Rohde", ["Jens Dierks", "Maike Rohde"]),
    ("Den Kurs leitet Susanne Ehlers aus Rotenburg.", ["Susanne Ehlers"]),
    ("Ihr Ansprechpartner ist Detlef Grothe.", ["Detlef Grothe"]),
    ("Kontakt: Inge Wessel, Telefon 030 23125003", ["Inge Wessel"]),
    ("Info bei Gerda Thielen", ["Gerda Thielen"]),
    ("Anmeldung bis 3. Mai bei Nicole Bergmann", ["Nicole Bergmann"]),
    ("Die Gruppe trifft sich bei Marlies Hoppe in der Mühlenstraße 4.", ["Marlies Hoppe"]),
    ("Zuständig: Frank Ruppert", ["Frank Ruppert"]),
    ("Rückfragen an: Karin Scholl", ["Karin Scholl"]),
    ("Nähere Informationen gibt es bei Bettina Lorenz und unter www.kurs.example.", ["Bettina Lorenz"]),
]

# Developed on: titles and degrees are no part of the name.
TITLES = [
    ("Dr. Anna Kramer", ["Anna Kramer"]),
    ("Prof. Dr. Bernd Voss", ["Bernd Voss"]),
    ("Prof. Dr. med. Renate Olbrich", ["Renate Olbrich"]),
    ("Dr. rer. nat. Holger Behr", ["Holger Behr"]),
    ("Dr. phil. Edith Sommer", ["Edith Sommer"]),
    ("Dr. h. c. Otto Brand", ["Otto Brand"]),
    ("Dipl.-Ing. Karl Stein", ["Karl Stein"]),
    ("Dipl.-Ing. (FH) Jürgen Öztürk", ["Jürgen Öztürk"]),
    ("Dipl.-Päd. Silke Lange", ["Silke Lange"]),
    ("Dipl.-Psych. Vera Nowak", ["Vera Nowak"]),
    ("Diplom-Sozialpädagogin Vera Nowak", ["Vera Nowak"]),
    ("Mag. Sonja Huber", ["Sonja Huber"]),
    ("PD Dr. Lars Thomsen", ["Lars Thomsen"]),
    ("Pfarrer Bernd Voss", ["Bernd Voss"]),
    ("Pfarrerin Dr. Anna Kramer", ["Anna Kramer"]),
    ("Pfarrer Voss", ["Voss"]),
    ("Pastorin Lühmann, Telefon 030 23125004", ["Lühmann"]),
    ("Diakon Helmut Rasch", ["Helmut Rasch"]),
    ("Pater Anselm Kreutz", ["Anselm Kreutz"]),
    ("Rechtsanwältin Beate Kurz", ["Beate Kurz"]),
    ("RA Tobias Fink", ["Tobias Fink"]),
    ("Kaplan Thomas Bieber", ["Thomas Bieber"]),
    ("Dr. Kramer", ["Kramer"]),
    ("Dr.-Ing. Peter Lindemann", ["Peter Lindemann"]),
    ("Superintendentin Ute Wegner", ["Ute Wegner"]),
    ("Prof. Lindemann", ["Lindemann"]),
    ("PHK Dirk Hansen", ["Dirk Hansen"]),
]

# Developed on: salutations, with a full name or the surname alone.
SALUTATIONS = [
    ("Frau Kramer", ["Kramer"]),
    ("Herr Voss", ["Voss"]),
    ("Herrn Voss", ["Voss"]),
    ("Fr. Kramer, Tel. 030 23125005", ["Kramer"]),
    ("Hr. Voss, Zimmer 12", ["Voss"]),
    ("Frau Dr. Kramer", ["Kramer"]),
    ("Frau Anna Kramer", ["Anna Kramer"]),
    ("Herr Prof. Dr. Voss", ["Voss"]),
    ("Frau Meier und Herr Schulz helfen weiter.", ["Meier", "Schulz"]),
    ("Frau Meier / Herr Schulz", ["Meier", "Schulz"]),
    ("Ihre Ansprechpartnerin ist Frau Öztürk.", ["Öztürk"]),
    ("Frau Terzian", ["Terzian"]),
    ("Frau Hovhannes Terzian", ["Hovhannes Terzian"]),
    ("Herr Al-Khatib", ["Al-Khatib"]),
    ("Frau von der Heide", ["von der Heide"]),
    ("Herr van Dyk", ["van Dyk"]),
    ("Frau Müller-Lüdenscheidt", ["Müller-Lüdenscheidt"]),
    ("Frau Martin", ["Martin"]),
    ("Frau\nAnna Kramer\nTelefon", ["Anna Kramer"]),
    ("An Herrn Dipl.-Ing. Karl Stein", ["Karl Stein"]),
    ("Herr M. Klein", ["M. Klein"]),
    ("Frau Nguyen", ["Nguyen"]),
    ("Frau Koch und Frau Becker", ["Koch", "Becker"]),
    ("Bitte bei Frau Freitag melden.", ["Freitag"]),
    ("Sprechzeiten bei Herrn Sommer", ["Sommer"]),
]

# Developed on: parts of names.
PARTICLES = [
    ("Anna von Hofe", ["Anna von Hofe"]),
    ("Christine von der Heide", ["Christine von der Heide"]),
    ("Johann van Dyk", ["Johann van Dyk"]),
    ("Marie de Vries", ["Marie de Vries"]),
    ("Friedrich zu Solms", ["Friedrich zu Solms"]),
    ("Maria José dos Santos", ["Maria José dos Santos"]),
    ("Paulo da Silva", ["Paulo da Silva"]),
    ("Carlos de la Cruz", ["Carlos de la Cruz"]),
    ("Giovanni di Lorenzo", ["Giovanni di Lorenzo"]),
    ("Fatima el Mansouri", ["Fatima el Mansouri"]),
    ("Rania al-Khatib", ["Rania al-Khatib"]),
    ("Omar bin Said", ["Omar bin Said"]),
    ("Yusuf Ben Ali", ["Yusuf Ben Ali"]),
    ("Jan ter Horst", ["Jan ter Horst"]),
    ("Sinéad O'Connor", ["Sinéad O'Connor"]),
    ("Sean O’Brien", ["Sean O’Brien"]),
    ("Ulrike Geißler-Mieslinger", ["Ulrike Geißler-Mieslinger"]),
    ("Hans-Jürgen Weber", ["Hans-Jürgen Weber"]),
    ("Karl-Heinz Müller-Lüdenscheidt", ["Karl-Heinz Müller-Lüdenscheidt"]),
    ("Anne-Marie Kuhn", ["Anne-Marie Kuhn"]),
    ("Anna Lena Kramer", ["Anna Lena Kramer"]),
    ("Bernd Friedrich Wilhelm Voss", ["Bernd Friedrich Wilhelm Voss"]),
    ("Anna B. Kramer", ["Anna B. Kramer"]),
    ("Hans-J. Weber", ["Hans-J. Weber"]),
    ("M. Klein", ["M. Klein"]),
    ("Chr. Petersen", ["Chr. Petersen"]),
    ("H.-P. Krüger", ["H.-P. Krüger"]),
    ("A. und B. Kramer laden ein", ["A. Kramer", "B. Kramer"]),
]

# Developed on: people at these desks come from all the world.
WORLD = [
    ("Ayşe Yıldız", ["Ayşe Yıldız"]),
    ("Gönül Özdemir", ["Gönül Özdemir"]),
    ("Mehmet Ali Aydın", ["Mehmet Ali Aydın"]),
    ("Oleksandr Schewtschenko", ["Oleksandr Schewtschenko"]),
    ("Olena Kowaltschuk", ["Olena Kowaltschuk"]),
    ("Iryna Bondarenko", ["Iryna Bondarenko"]),
    ("Agnieszka Wiśniewska", ["Agnieszka Wiśniewska"]),
    ("Paweł Kowalski", ["Paweł Kowalski"]),
    ("Nguyen Thi Mai", ["Nguyen Thi Mai"]),
    ("Mohammed Al-Khatib", ["Mohammed Al-Khatib"]),
    ("Ahmad Haidari", ["Ahmad Haidari"]),
    ("Zahra Rezaei", ["Zahra Rezaei"]),
    ("Farhad Ahmadi", ["Farhad Ahmadi"]),
    ("Tesfaye Gebremedhin", ["Tesfaye Gebremedhin"]),
    ("Amina Diallo", ["Amina Diallo"]),
    ("Kwame Mensah", ["Kwame Mensah"]),
    ("Chidi Okonkwo", ["Chidi Okonkwo"]),
    ("Arben Krasniqi", ["Arben Krasniqi"]),
    ("Dragana Petrović", ["Dragana Petrović"]),
    ("Zoran Jovanović", ["Zoran Jovanović"]),
    ("Ioana Popescu", ["Ioana Popescu"]),
    ("Dimitrios Papadopoulos", ["Dimitrios Papadopoulos"]),
    ("Priya Sharma", ["Priya Sharma"]),
    ("Li Wei", ["Li Wei"]),
    ("Carmen García López", ["Carmen García López"]),
    ("Svetlana Iwanowa", ["Svetlana Iwanowa"]),
    ("Ansprechpartnerin: Yodit Haileselassie", ["Yodit Haileselassie"]),
    ("Kontakt: Homayra Zamanzadeh", ["Homayra Zamanzadeh"]),
    ("Leitung: Alikah Kiumarsi", ["Alikah Kiumarsi"]),
    (
        "Anna Kramer, Homayra Zamanzadeh und Bernd Voss beraten.",
        ["Anna Kramer", "Homayra Zamanzadeh", "Bernd Voss"],
    ),
]

# Developed on: lists, cards, forms, upper case.
LAYOUT = [
    ("Kramer, Anna", ["Anna Kramer"]),
    ("Kramer, Anna\nVoss, Bernd", ["Anna Kramer", "Bernd Voss"]),
    ("Voss Bernd\nBehnke Kurt", ["Bernd Voss", "Kurt Behnke"]),
    ("• Behnke, Kurt\n• Tamm, Ilse", ["Kurt Behnke", "Ilse Tamm"]),
    ("Kramer, Anna (Leitung)", ["Anna Kramer"]),
    ("Anna MUSTER", ["Anna Muster"]),
    ("ANNA KRAMER", ["Anna Kramer"]),
    ("Anna Kramer\nTel. 030 23125006", ["Anna Kramer"]),
    ("Leitung\nAnna Kramer\nStellvertretung\nBernd Voss", ["Anna Kramer", "Bernd Voss"]),
    ("Vorname:\nAnna\n\nNachname:\nKramer\n", ["Anna Kramer"]),
    ("Name: Kramer\nVorname: Anna", ["Anna Kramer"]),
    ("Vorname: Anna | Nachname: Kramer", ["Anna Kramer"]),
    ("1. Vorsitzender: Bernd Voss\n2. Vorsitzende: Anna Kramer", ["Bernd Voss", "Anna Kramer"]),
    ("Ansprechpartner/in: Anna Kramer", ["Anna Kramer"]),
    ("Ansprechpartner*innen: Anna Kramer, Bernd Voss", ["Anna Kramer", "Bernd Voss"]),
    ("Anna Kramer | Bernd Voss | Ilse Tamm", ["Anna Kramer", "Bernd Voss", "Ilse Tamm"]),
    ("Anna Kramer – Leitung", ["Anna Kramer"]),
    ("Kassenwart\nKurt Behnke", ["Kurt Behnke"]),
    ("Text: Anna Kramer, Fotos: Bernd Voss", ["Anna Kramer", "Bernd Voss"]),
    ("anna.kramer@verein.example\nAnna Kramer", ["Anna Kramer"]),
]

# Developed on: two names that share a word.
COUPLES = [
    ("Anna und Bernd Kramer laden ein.", ["Anna Kramer", "Bernd Kramer"]),
    ("Familie Anna & Bernd Kramer", ["Anna Kramer", "Bernd Kramer"]),
    ("Ilse u. Kurt Behnke", ["Ilse Behnke", "Kurt Behnke"]),
    ("Anna und Bernd von Hofe", ["Anna von Hofe", "Bernd von Hofe"]),
    ("Anna Kramer und Bernd Voss", ["Anna Kramer", "Bernd Voss"]),
    ("Hans-Jürgen und Karin Weber", ["Hans-Jürgen Weber", "Karin Weber"]),
]

# Developed on: one name alone, offered as the contact.
ALONE = [
    ("Ansprechpartner: Sven", ["Sven"]),
    ("Ansprechpartnerin ist Olga.", ["Olga"]),
    ("Kontakt: Lukas, 0171 3920000", ["Lukas"]),
    ("Sven: 0171 3920001\nLukas: 0171 3920002", ["Sven", "Lukas"]),
    ("Ansprechpartner: Kramer", ["Kramer"]),
    ("Bürgermeisterin Kramer eröffnete den Abend.", ["Kramer"]),
    ("Trainer Voss war zufrieden.", ["Voss"]),
    ("Der Angeklagte Dieter S. schwieg.", ["Dieter S."]),
]

# Bugs caught: what the finder once missed or cut wrongly.
BUGS_CAUGHT = [
    ("Jago Schulan\nJago.Schulan@verein.example", ["Jago Schulan"]),
    ("Anna.Kramer@verein.example", []),
    ("T.Esterbauer@verein.example", []),
    ("www.Anna-Kramer.example", []),
    ("Freya Gräfin von Korff", ["Freya Gräfin von Korff"]),
    ("Franz Freiherr von Hofe", ["Franz Freiherr von Hofe"]),
    (
        "v.l.: Kai-Uwe Bielefeld, Doris Hemken und Fritz Güntzler",
        ["Kai-Uwe Bielefeld", "Doris Hemken", "Fritz Güntzler"],
    ),
    ("Anja (Sekretariat): 030 23125005", ["Anja"]),
    ("Herr Bürgermeister Sven Maier, Frau Landrätin Eva Irrgang", ["Sven Maier", "Eva Irrgang"]),
    ("Herr König und Frau Kaiser", ["König", "Kaiser"]),
    ("Frau Hofmeister", ["Hofmeister"]),
    ("Herr Herwig Leiter", ["Herwig Leiter"]),
    ("Pastor i. R. Gottfried Ahlers hält die Andacht.", ["Gottfried Ahlers"]),
    ("Von 14 bis 16 Uhr vermittelt Martin Röttger AnfängerInnen die Technik.", ["Martin Röttger"]),
    ("Quelle: Lars Gummer", ["Lars Gummer"]),
    ("La Luna – Begleitung", []),
    ("Project Manager Concept Development", []),
    ("die Integrationsbeauftragte Anna Kramer", ["Anna Kramer"]),
    ("Zur Vorsitzenden Ruolan Kösslin gewählt", ["Ruolan Kösslin"]),
    ("(Anna Kramer, Telefon 030 23125007)", ["Anna Kramer"]),
    ("Arbeit von Max Weber", ["Max Weber"]),
    ("sagt Max Herbst, Inhaber", ["Max Herbst"]),
    ("Sportdirektor Martin Bader", ["Martin Bader"]),
    ("der Geschäftsführer Daniel Ditscher (030 23125008)", ["Daniel Ditscher"]),
    ("Auch Carmen Eckebrecht, Chefin des Vereins, kam.", ["Carmen Eckebrecht"]),
    ("Architekt Paul Kirchhof", ["Paul Kirchhof"]),
    ("Dirigent Erik Menzel", ["Erik Menzel"]),
    ("Es gratulierte der Pfarrer. Anna Kramer dankte.", ["Anna Kramer"]),
    ("Tel. 030 23125009 Anna Kramer", ["Anna Kramer"]),
    ("Anna Kramer Tel. 030 23125010", ["Anna Kramer"]),
    ("Frau Frauke Zelt", ["Frauke Zelt"]),
    ("Co-Trainer Daniel Deutsch", ["Daniel Deutsch"]),
]

ROWS = [*PROSE, *TITLES, *SALUTATIONS, *PARTICLES, *WORLD, *LAYOUT, *COUPLES, *ALONE, *BUGS_CAUGHT]


@pytest.mark.parametrize(("text", "names"), ROWS)
def test_names_are_found(text: str, names: list[str]) -> None:
    assert [person.name for person in find_persons(text)] == names


@pytest.mark.parametrize(("text", "names"), ROWS)
def test_names_are_found_amid_a_long_text(text: str, names: list[str]) -> None:
    prose = "Die Sprechstunde findet wie gewohnt statt, bringen Sie bitte alle nötigen Unterlagen mit.\n" * 4
    assert [person.name for person in find_persons(f"{prose}\n{text}\n\n{prose}")] == names
