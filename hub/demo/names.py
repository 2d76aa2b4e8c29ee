"""Fictional names, streets and rents, mixed at random for the landlords' lists."""

FIRST = ("Aage", "Ahmad", "Bente", "Birthe", "Fatima", "Flemming", "Gülsen", "Inge-Lise", "Jørgen", "Lone", "Lukasz",
         "Malthe", "Naja", "Solveig", "Søren", "Tove", "Viggo", "Yasmin", "Thora", "Åse")  # fmt: skip
LAST = ("d'Angelo", "Ellegaard", "Højlund", "Kjærsgaard", "Krogh", "Lynggaard", "Mølgaard", "Nørrelund", "Rørbæk",
        "Tåstrup", "Thygesen-Bruun", "Wisniewski", "Østergaard", "Ågård")  # fmt: skip
STREETS = ("Fjordparken", "Havnegade", "Sct. Knuds Plads", "Søndre Boulevard", "Nørre Alle", "Ørstedsgade",
           "Gl. Hobrovej", "Åboulevarden", "Møllevænget", "Kirkestien")  # fmt: skip
# Kroner a month.
RENTS = ("4915.50", "5230.00", "6140.00", "6875.25", "7840.00", "8920.00", "9650.75", "11200.00")
