"""What landlords' systems call their columns, as data. `names` reads these tables; nothing here decides.

SURE holds names that mean one thing. PERHAPS holds names that mean it only when nothing better is there and the values
fit. RULES are the last resort for names nobody listed. Danish and English; spelling, case, å/aa and dots do not matter.
"""

import re
from collections.abc import Mapping, Sequence

from coordination.intake.fields import Field

SURE: Mapping[Field, str] = {
    Field.TENANCY_NUMBER: """lejemålsnr|lejemål nr|lejemåls id|lejemål id|lejemål|lejemålskode|lejemålsreference
        |lejemåls ref|lejemålsident|lejem nr|lm nr|tenancy nr|tenancy|tenancy id|tenancy ref|tenancy reference
        |tenancy code|lejekontraktnr|lejekontrakt nr|lejekontrakt|lejeaftalenr|lejeaftale nr|lejeaftale|lease nr
        |lease|lease id|lease ref|rental agreement nr|lejemålsnøgle|lejemåls nøgle""",
    Field.TENANT_NAME: """navn|lejer|lejernavn|lejers navn|lejer 1|lejer navn|navn lejer|navn på lejer|navn 1
        |beboer|beboernavn|beboers navn|kontraktholder|hovedlejer|primær lejer|lejer 1 navn|fulde navn
        |fuldt navn|tenant|tenant name|name|full name|tenant 1|tenant 1 name|primary tenant|leaseholder|resident
        |resident name|lejers fulde navn|navne|tenants|lejere|name of tenant|lejer 1s navn|navn på beboer""",
    Field.FIRST_NAME: """fornavn|fornavne|lejer fornavn|lejers fornavn|first name|given name|forename
        |first names""",
    Field.LAST_NAME: """efternavn|efternavne|lejer efternavn|lejers efternavn|last name|surname|family name
        |slægtsnavn""",
    Field.CO_TENANT: """medlejer|medlejere|medlejers navn|medlejer navn|medlejer 1|medlejer 2|lejer 2|lejer 3
        |lejer 4|navn 2|ægtefælle|samlever|ægtefælle samlever|anden lejer|øvrige lejere|lejer 2 navn|co tenant
        |co tenants|joint tenant|joint tenants|tenant 2|tenant 3|tenant 2 name|second tenant|co tenant name
        |spouse|medkontrahent""",
    Field.STREET: """adresse|lejemålsadresse|lejemålets adresse|boligadresse|lejers adresse|vejnavn|vej|gade
        |gadenavn|adresse 1|adresselinje 1|adresselinje|vejnavn og nr|vej og nr|gade og nr|vej og husnr
        |gade og husnr|vejnavn og husnr|address|street|street name|street address|address 1|address line 1
        |property address|tenancy address|beliggenhed|bopæl|bopælsadresse|fuld adresse|full address|road|adr
        |gadeadresse|vejadresse|boligens adresse|lejlighedsadresse""",
    Field.HOUSE_NUMBER: """husnr|hus nr|gadenr|vejnr|house nr|house|street nr|husnr og bogstav|husnr bogstav
        |husnr litra|hus|building nr""",
    Field.HOUSE_LETTER: "litra|bogstav|husbogstav|house letter",
    Field.FLOOR: """etage|sal|etage dør|etage og dør|etage side|etage side dør|etage og side|floor|floor door
        |floor and door|etg|etg dør|etg side|sal og side|etage placering|floor side""",
    Field.DOOR: "dør|side|dørnr|side dør|door|door nr|placering|sidedør|dørplacering",
    Field.CARE_OF: "c o|co navn|c o navn|c o adresse|care of|co adresse|conavn",
    Field.POSTCODE: "postnr|post nr|zip|zip code|postcode|postal code|post code|zip nr|postnr lejemål",
    Field.CITY: "by|bynavn|postdistrikt|city|town|poststed|by navn",
    Field.POSTCODE_CITY: """postnr og by|postnr by|postby|post by|postnr og bynavn|postnr bynavn
        |postnr postdistrikt|zip city|zip and city|postcode and city|postcode city|postal code and city
        |postcode town|post nr og by|post nr by|postnr og distrikt|postnr og postdistrikt|postadresse by""",
    Field.ADDRESS_PROTECTED: """adressebeskyttet|adressebeskyttelse|beskyttet adresse|beskyttet
        |navne og adressebeskyttelse|navne og adressebeskyttet|navne adressebeskyttelse|adr beskyttet
        |adr beskyttelse|hemmelig adresse|protected address|address protected|protected|address protection
        |navnebeskyttelse|beskyttelse|nab|adressebesk""",
    Field.BALANCE: """saldo ultimo|ultimo saldo|slutsaldo|closing balance
        |saldo|restance|restance i alt|restancesaldo|saldo i alt|total restance|restancebeløb
        |samlet restance|restance total|skyldigt beløb|skyldig|skylder|skyldig i alt|skyldig saldo|i restance
        |aktuel saldo|aktuel restance|beløb i restance|forfalden saldo|forfalden restance|forfaldent beløb
        |forfaldent|udestående|udestående beløb|udestående saldo|arrears|balance|total arrears|amount due
        |amount owed|outstanding|outstanding balance|outstanding amount|current balance|total due|debt|gæld
        |overdue amount|amount overdue|balance due|ubetalt|ubetalt beløb|mangler|manglende betaling
        |mangler at betale|manglende beløb|tilgodehavende|åben saldo|arrears amount|samlet saldo|samlet gæld
        |gæld i alt|restgæld|saldo total|lejerens saldo|lejersaldo|konto saldo|kontosaldo|huslejerestance
        |restance på husleje|rent arrears|saldo restance|total balance|account balance|skyldigt""",
    Field.OLDEST_DUE_ON: """ældste forfald|ældste restance|ældste forfaldsdato|ældste forfaldne|første forfald
        |ældste post|ældste krav|restance siden|i restance siden|restance fra|forfalden siden|oldest due
        |oldest due date|oldest due on|earliest due|earliest due date|oldest arrears|arrears since|due since
        |ældste ubetalte|første restance|ældste forfaldne post|ældste forfaldne krav|oldest arrears date
        |in arrears since|ældste restancedato|ældste dato|ældste ubetalte krav|first due|first due date
        |oldest invoice|oldest invoice date|ældste opkrævning""",
    Field.MONTHS: """antal md|antal mdr|antal måneder|md i restance|mdr i restance|måneder i restance
        |antal mdr i restance|antal md i restance|antal måneder i restance|restancemåneder|months
        |months in arrears|arrears months|mdr|måneder|number of months|restance mdr|restance måneder
        |months overdue""",
    Field.REMINDER_SENT_ON: """rykker sendt|rykker|rykkerdato|rykket|senest rykket|seneste rykker|sidste rykker
        |rykker 1|1 rykker|huskemail sendt|huskemail|reminder|reminder sent|reminder sent on|reminder date
        |last reminder|erindringsskrivelse|rykkerbrev sendt|rykkerbrev|rykkerskrivelse|rykker afsendt
        |rykker udsendt|dato for rykker|rykkerskrivelse sendt""",
    Field.DEMAND_SENT_ON: """påkrav sendt|påkrav|påkrav afsendt|påkravsdato|påkrav afgivet|påkrav fremsendt
        |påkravet sendt|dato for påkrav|påkravsskrivelse sendt|påkravsskrivelse|påkravsbrev|påkravsbrev sendt
        |demand sent|demand|demand date|formal demand|formal demand sent|demand sent on|demand letter sent
        |seneste påkrav|påkrav udsendt|påkrav dateret|påkrav afsendelsesdato|demand letter""",
    Field.DEMAND_RECEIVED_ON: """påkrav modtaget|påkrav fremkommet|påkrav kommet frem|påkravet modtaget
        |påkrav leveret|påkrav afleveret|fremkomst|fremkomstdato|fremkommet|kommet frem|påkrav forkyndt
        |påkrav fremme|påkrav modtagelse|påkrav modtagelsesdato|påkrav modtaget af lejer|demand received
        |demand delivered|demand received on|modtaget påkrav|lejer modtog påkrav|demand delivered on
        |påkrav fremkomst|påkravet kom frem|påkrav er kommet frem""",
    Field.DELIVERY_METHOD: """leveringsmåde|forsendelsesmåde|leveringsform|forsendelse|afsendelsesmåde|sendt via
        |påkrav sendt via|delivery method|delivery|method of delivery|forsendelsestype|leveringstype|levering
        |påkrav leveringsmåde|forsendelsesform|sent by|kanal|påkravets leveringsmåde""",
    Field.TERMINATED_ON: """ophævet|ophævelse|ophævelsesdato|ophævelse sendt|lejemål ophævet|ophævelse afsendt
        |terminated|termination|terminated on|termination date|termination sent|lease terminated
        |tenancy terminated|ophævelse afgivet|lejeaftale ophævet|lejemålet ophævet|lejekontrakt ophævet
        |dato for ophævelse""",
    Field.FILED_ON: """sendt til foged|sendt til fogedret|sendt til fogedretten|foged|fogedret|fogedretten
        |fogedsag|fogedsag oprettet|fogedrekvisition|fogedrekvisition sendt|indgivet til foged
        |indgivet til fogedretten|til foged|til fogedretten|udsættelsesbegæring|sent to bailiff|filed|filed on
        |court filed|bailiff|bailiff court|filed with court|sent to court|sent to bailiff court|fogeddato
        |fogedsag sendt|anmodning til foged|overgivet til foged|filed in court|overgivet til fogedretten
        |fogedsag indgivet|fogedsag anlagt|anmodning til fogedretten|court filing""",
    Field.NOTIFIED_ON: """kommune underrettet|kommunen underrettet|underretning kommune|underretning sendt
        |underretning til kommunen|underretning til kommune|kommune orienteret|kommunen orienteret
        |underrettet kommune|underrettet kommunen|municipality notified|municipality informed|council notified
        |municipality notified on|underretning af kommune|underretning af kommunen""",
    Field.HEARING_ON: """fogedmøde|møde i fogedret|møde i fogedretten|fogedforretning|retsmøde|berammet|hearing
        |court hearing|hearing date|hearing on|berammet til|møde i foged|fogedmødedato|berammelse
        |berammet fogedmøde|møde hos foged""",
    Field.EVICTION_ON: """udsættelse|udsættelsesdato|udsættelsesforretning|udsættelse berammet|eviction
        |eviction date|eviction on|dato for udsættelse|udsættes""",
    Field.INSTALMENT_PLAN: """afdragsordning|afdragsaftale|afdrag|aftale om afdrag|betalingsaftale
        |betalingsordning|instalment plan|installment plan|payment plan|payment agreement|afdragsvis betaling
        |instalments|installments""",
    Field.EXEMPT_DIGITAL_POST: """fritaget digital post|fritaget for digital post|ej digital post
        |digital post fritaget|fritagelse digital post|undtaget digital post|exempt digital post
        |digital post exempt|exempt from digital post|fritaget|fritaget dp|fritaget e boks
        |undtaget fra digital post|fritagelse for digital post|no digital post""",
    Field.PHONE: """telefon|tlf|telefonnr|tlf nr|mobil|mobilnr|mobiltelefon|mobil nr|tel|phone|phone nr|mobile
        |mobile nr|mobile phone|telephone|telephone nr|telefon 1|telefon 2|tlf 1|tlf 2|telefon privat|cell
        |cell phone|lejers telefon|tlfnr|mobil tlf|telefon nr|fastnet|tel nr""",
    Field.EMAIL: """e mail|mail|mailadresse|e mailadresse|e mail adresse|e post|email address|mail address
        |lejers e mail|lejer mail|lejer e mail|tenant email|e mail 1""",
    Field.STATUS: """status|sagsstatus|stade|trin|fase|niveau|rykkertrin|rykkerniveau|rykkerstatus|inkassostatus
        |restancestatus|stage|case status|sagstrin|sagens status|inkassotrin|arrears status|restancetrin""",
    Field.CLAIM_TYPE: """kravtype|kravstype|krav type|kravart|krav art|posttype|type|art|posteringstype
        |posteringstekst|opkrævningstype|betalingsart|claim type|charge type|type of claim|type of charge
        |restancetype|kravets art|betalingstype|ydelsesart|ydelsestype|kravtekst|charge|posttekst|kontotekst
        |fordringstype|periode|opkrævningsperiode|måned|period|fakturanr|faktura nr|bilagsnr|bilag|invoice
        |invoice nr|opkrævningsnr""",
    Field.COMPANY: """selskab|selskabsnr|selskab nr|boligorganisation|boligorganisationsnr|company|company nr
        |selskabskode|selsk""",
    Field.SECTION: """afdeling|afdelingsnr|afd|afd nr|afdeling nr|afdelingskode|estate|estate nr|section
        |section nr|ejendom|ejendomsnr|ejendom nr|department|estate section|department nr""",
}

PERHAPS: Mapping[Field, str] = {
    Field.TENANCY_NUMBER: """bolignr|bolig nr|bolig id|bolig|lejlighedsnr|lejlighed nr|lejlighed|lejl nr|lejl
        |enhedsnr|enhed|enhed nr|kontraktnr|kontrakt|kontrakt nr|kontrakt id|aftalenr|aftale nr|unit|unit nr
        |unit id|apartment|apartment nr|flat|flat nr|property nr|property id|property ref|contract nr|contract
        |contract id""",
    Field.TENANT_NAME: """kunde|kundenavn|debitor|debitornavn|skyldner|customer|customer name|debtor|debtor name
        |person""",
    Field.STREET: "postadresse|kontaktadresse|mailing address|ejendomsadresse|property|dwelling",
    Field.BALANCE: """beløb|total|amount|beløb i alt|i alt|sum|restbeløb|rest|kravbeløb|total amount|amt
        |due amount|åbne poster|open amount|totalbeløb""",
    Field.OLDEST_DUE_ON: """forfald|forfaldsdato|forfaldsdag|forfalden|due|due date|dato for forfald|due on
        |forf dato|forfaldt|forfalden pr""",
    Field.DEMAND_RECEIVED_ON: """modtaget|modtaget af lejer|leveret|received|delivered|modtagelse
        |modtagelsesdato|afleveret|received on|delivered on|modtagetdato|dato modtaget""",
    Field.TERMINATED_ON: "ophævelse modtaget|ophævelse fremkommet|termination received",
    Field.NOTIFIED_ON: "underrettet|underretning|notified|kommune|notified on",
    Field.MONTHS: "md|antal restancer|antal huslejer|antal rater",
}

RULES: Sequence[tuple[Field, re.Pattern[str]]] = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        (Field.EMAIL, r"\be ?mail|\bmail\b|e ?post\b"),
        (Field.PHONE, r"\b(tlf|telefon|mobil|phone|telephone)"),
        (Field.CO_TENANT, r"\b(medlejer|co ?tenant|(lejer|tenant) ?[2-9])"),
        (Field.POSTCODE_CITY, r"(post ?nr|zip|post ?code).*(by|city|town|distrikt)"),
        (Field.POSTCODE, r"^(post ?nr|zip|post ?code|postal)"),
        (Field.ADDRESS_PROTECTED, r"adr.*besky|protected addr|address protect|hemmelig adr"),
        (Field.EXEMPT_DIGITAL_POST, r"(fritag|undtag|exempt).*(digital|post|boks)"),
        (Field.INSTALMENT_PLAN, r"afdrag|instal+ment|payment plan"),
        (
            Field.NOTIFIED_ON,
            r"kommun.*(underret|orienter|besked)|(underret|besked).*kommun|municipal.*(notif|inform)",
        ),
        (Field.HEARING_ON, r"(foged|ret|court).*(moede|forretning|beram|hearing)|\bberammet"),
        (
            Field.FILED_ON,
            r"(til|indgivet|indsendt|sendt|afleveret|overgivet|sent|filed).*(foged|bailiff|court)",
        ),
        (Field.DEMAND_RECEIVED_ON, r"(paakrav|demand).*(modt|fremk|frem\b|lever|forkynd|receiv|deliver)"),
        (
            Field.DELIVERY_METHOD,
            r"(leverings|forsendelses)(maade|form)|delivery (method|mode)|(maade|method).*lever",
        ),
        (Field.DEMAND_SENT_ON, r"paakrav|\bdemand"),
        (Field.REMINDER_SENT_ON, r"rykker|huskemail|reminder"),
        (Field.TERMINATED_ON, r"ophaev|terminat"),
        (
            Field.OLDEST_DUE_ON,
            r"(aeldst|foerst|oldest|earliest|first).*(forfald|restance|due|krav|post|arrears)",
        ),
        (Field.OLDEST_DUE_ON, r"(restance|arrears|forfalden|overdue).*(siden|fra|since|from)\b"),
        (
            Field.MONTHS,
            r"(antal|number|no).*\b(md|mdr|maaned|month)|\b(md|mdr|maaneder|months).*(restance|arrears)",
        ),
        (Field.BALANCE, r"restance|saldo|skyldig|udestaaende|arrears|outstanding|\bbalance|gaeld|forfaldent"),
        (
            Field.TENANCY_NUMBER,
            r"(lejemaal|lejekontrakt|tenancy|lease).*(nr|\bid|ref|kode|key|noegle|code)\b",
        ),
        (Field.STREET, r"(lejemaal|bolig|lejer|property|tenan|dwelling).*(adresse|address)"),
        (Field.TENANT_NAME, r"(lejer|beboer|tenant|resident).*(navn|name)"),
    )
)
NOT_BY_RULE = re.compile(
    r"heraf|primo|opening|\bikke\b|\bnot\b"
    r"|gebyr|\bfees?\b|frist|deadline|udloeb|expir|type\b|depositum|deposit|indskud|advokat|lawyer|\bj ?nr"
    r"|journal|sagsnr|\brente|interest|forrige|sidste aar|tidligere|previous|last year|score"
    r"|\b\d+\b.*\b(dage|days)|dage\b|days\b|\b(0|30|31|60|61|90|91|120)\b|indbetal|betalt|\bpaid|niveau"
    r"|antal paakrav|antal rykker|udlejer|landlord"
)

CPR_NAME = re.compile(r"cpr|personnr|personnum|^pnr$|persnr|socialsecurity|^ssn$|foedselsnr|nationalid|civilregist")
FREE_TEXT_NAME = re.compile(
    r"bemaerk|^bem$|noter?$|^note|notat|kommentar|remark|comment|memo|fritekst|freetext|anmaerkning|^hint|^info$"
    r"|^information$"
)
