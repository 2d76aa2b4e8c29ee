"""The grounds the hub begins with, from the law as read; each can be edited in the admin afterwards."""

from typing import Any

from django.db import migrations

UNIT, ASSOCIATION, PRIVATE = "housing_support_unit", "housing_association", "private_landlord"
CITIZEN, BENEFITS, AUTHORITY = "citizen_service", "benefits_office", "authority_centre"
PAYMENTS, CHILDREN = "payments_office", "child_welfare_office"
OFFICES = [CITIZEN, BENEFITS, AUTHORITY, PAYMENTS, CHILDREN]
EVERYBODY = [UNIT, ASSOCIATION, PRIVATE, *OFFICES]

# code, Danish, English, law, source, mark, needs consent, opens a case, may open to
GROUNDS: list[tuple[str, str, str, str, str, str, bool, bool, list[str]]] = [
    ("almenlejeloven_92_2", "Underretning ved fogedsag (§ 92)", "Notice at court filing (§ 92)", "almenlejeloven § 92, stk. 2",
     "L 92/2008, lov 286/2009", "V", False, True, [UNIT]),
    ("tenant_consent", "Lejers samtykke", "The tenant's consent", "retssikkerhedsloven § 11 a; databeskyttelsesforordningen art. 6 og 9",
     "VEJ 9330/2019 pkt. 116-117", "V", True, True, EVERYBODY),
    ("tenant_contact", "Lejers egen henvendelse", "The tenant's own contact", "serviceloven §§ 10 og 12",
     "serviceloven, LBK 1129 af 22/09/2025", "V", False, True, [UNIT]),
    ("retssikkerhedsloven_5a", "Vurdering ved varsel om fogedsag (§ 5 a)", "Assessment on notice of a court case (§ 5 a)",
     "retssikkerhedsloven § 5 a", "retsinformation 20870", "V", False, True, [UNIT, AUTHORITY]),
    ("coordination", "Koordinering af planen", "Coordination of the plan", "databeskyttelsesforordningen art. 6, stk. 1, litra e",
     "kommunal opgave", "K", False, False, [UNIT]),
    ("aktivloven_81", "Enkeltydelse (§ 81)", "One-off help (§ 81)", "aktivloven § 81", "star.dk", "V", False, False, [BENEFITS, PAYMENTS]),
    ("aktivloven_81a", "Midlertidig huslejehjælp (§ 81 a)", "Temporary rent help (§ 81 a)", "aktivloven § 81 a", "star.dk, dukh",
     "V", False, False, [BENEFITS, PAYMENTS]),
    ("retssikkerhedsloven_11a_2", "Økonomiske oplysninger uden samtykke (§ 11 a, stk. 2)",
     "Economic information without consent (§ 11 a, 2)", "retssikkerhedsloven § 11 a, stk. 2", "retsinformation 20870",
     "K", False, False, [BENEFITS, AUTHORITY, PAYMENTS]),
    ("boligstoetteloven_10", "Indskudslån", "Deposit loan", "boligstøtteloven kap. 10", "ast.dk", "V", False, False, [CITIZEN, PAYMENTS]),
    ("boligstoette", "Vejledning om boligstøtte", "Housing benefit guidance", "boligstøtteloven", "SFI 2015", "V", False, False, [CITIZEN]),
    ("serviceloven_80", "Anvisning af husly (§ 80)", "Emergency housing (§ 80)", "serviceloven § 80",
     "serviceloven, LBK 1129 af 22/09/2025", "V", False, False, [AUTHORITY]),
    ("serviceloven_85", "Bostøtte (§ 85)", "Home support (§ 85)", "serviceloven § 85", "serviceloven, LBK 1129 af 22/09/2025",
     "V", False, False, [AUTHORITY]),
    ("serviceloven_85a", "Housing First-bostøtte (§ 85 a)", "Housing First support (§ 85 a)", "serviceloven § 85 a",
     "serviceloven, LBK 1129 af 22/09/2025", "V", False, False, [AUTHORITY]),
    ("serviceloven_141", "Handleplan (§ 141)", "Action plan (§ 141)", "serviceloven § 141", "serviceloven, LBK 1129 af 22/09/2025",
     "V", False, False, [AUTHORITY]),
    ("kommunal_garanti", "Afdragsordning med kommunal garanti", "Instalments with municipal guarantee", "lokal ordning",
     "ordning fra oktober 2015", "V", False, False, [PAYMENTS]),
    ("barnets_lov", "Børnefaglig vurdering", "Child assessment", "barnets lov §§ 132-135", "LBK 282/2025", "V", False, False, [CHILDREN]),
    ("payment_itself", "Selve betalingen til udlejer", "The payment itself to the landlord",
     "databeskyttelsesforordningen art. 6, stk. 1, litra e", "domæneanalysen, afsnit 4", "K", False, False, [ASSOCIATION, PRIVATE]),
]  # fmt: skip


def seed(apps: Any, schema_editor: Any) -> None:
    model = apps.get_model("coordination", "LegalGround")
    for code, da, en, law, source, mark, consent, opens, recipients in GROUNDS:
        model.objects.using(schema_editor.connection.alias).create(
            code=code, label_da=da, label_en=en, law=law, source=source, mark=mark,
            needs_consent=consent, opens_case=opens, recipients=recipients,
        )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("coordination", "0001_initial")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
