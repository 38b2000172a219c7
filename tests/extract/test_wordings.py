"""Sentences in the words of many writers, and what each gives: donors, amount, currency.

They were written before the rules were held against them.
"""

import pytest

from tests.extract.reading import rows_of

GIVEN = [
    (
        "Reykjavik chipped in 300 million kronur for demining equipment.",
        ["ISL 300000000 ISK"],
    ),
    (
        "Copenhagen has ring-fenced DKK 1.2bn for Ukrainian air defence next year.",
        ["DNK 1200000000 DKK"],
    ),
    (
        "Poland green-lit a 200-million-zloty package for Ukraine.",
        ["POL 200000000 PLN"],
    ),
    ("Tokyo signed off on ¥9 billion worth of vehicles.", ["JPN 9000000000 JPY"]),
    ("Seoul put 150 billion won on the table.", ["KOR 150000000000 KRW"]),
    (
        "Prague is throwing in another 300 million crowns for shells.",
        ["CZE 300000000 CZK"],
    ),
    (
        "Czechia will top up the ammunition initiative with CZK 1.5 billion.",
        ["CZE 1500000000 CZK"],
    ),
    (
        "Stockholm brought forward SEK 3bn that had been earmarked for 2027.",
        ["SWE 3000000000 SEK"],
    ),
    ("Wellington stumped up NZ$7 million for PURL.", ["NZL 7000000 NZD"]),
    (
        "Bucharest will match that with 50 million euros of its own.",
        ["ROU 50000000 EUR"],
    ),
    ("Vilnius threw €12 million into the pot.", ["LTU 12000000 EUR"]),
    (
        "Rome's thirteenth package, worth around €180 million, was unveiled by Guido Crosetto.",
        ["ITA 180000000 EUR"],
    ),
    ("Athens pledges half a million rounds.", ["GRC"]),
    ("Madrid will hand over 15 refurbished Leopard tanks by June.", ["ESP"]),
    (
        "Sofia is donating 30 armoured personnel carriers and 5 million euros in ammunition.",
        ["BGR", "BGR 5000000 EUR"],
    ),
    ("Zagreb promised 10 million euros, Ljubljana half as much.", ["HRV 10000000 EUR"]),
    (
        "The UK, France and Germany will jointly put €2.4 billion into long-range missiles.",
        ["DEU;FRA;GBR 2400000000 EUR"],
    ),
    ("Luxembourg is good for €20 million, said Yuriko Backes.", ["LUX 20000000 EUR"]),
    ("From Helsinki comes a package valued at €98 million.", ["FIN 98000000 EUR"]),
    ("A further €60 million was promised by Dublin.", ["IRL 60000000 EUR"]),
    (
        "Canada's contribution will be C$75 million; Australia's, A$40 million.",
        ["CAN 75000000 CAD", "AUS 40000000 AUD"],
    ),
    (
        "Ministers approved EUR 25 million (Estonia), EUR 30 million (Latvia) and EUR 45 million (Lithuania).",
        ["EST 25000000 EUR", "LVA 30000000 EUR", "LTU 45000000 EUR"],
    ),
    (
        "Sums in million euros: Belgium 100, Italy 140, Portugal 22.",
        ["BEL 100000000 EUR", "ITA 140000000 EUR", "PRT 22000000 EUR"],
    ),
    (
        "Spain 100, Italy 140 and Portugal 22 million euros were entered in the minutes.",
        ["ESP 100000000 EUR", "ITA 140000000 EUR", "PRT 22000000 EUR"],
    ),
    (
        "Denmark, Norway and Sweden announced 100, 200 and 300 million dollars respectively.",
        ["DNK 100000000 USD", "NOR 200000000 USD", "SWE 300000000 USD"],
    ),
    ("Germany will finance two Patriot systems and Norway one.", ["DEU", "NOR"]),
    (
        "The Storting approved 85 billion kroner for Ukraine in 2026.",
        ["NOR 85000000000 NOK"],
    ),
    (
        "The Pentagon released $400 million in equipment for Kyiv.",
        ["USA 400000000 USD"],
    ),
    (
        "Together, the pledges amounted to some €38 billion for 2026.",
        ["38000000000 EUR"],
    ),
    ("In total, partners promised $45 billion on Tuesday.", ["45000000000 USD"]),
    (
        "This takes British support to £21.8 billion since the invasion.",
        ["GBR 21800000000 GBP"],
    ),
    (
        "Norway will give NOK 1 billion (about €85 million) for gas.",
        ["NOR 1000000000 NOK"],
    ),
    ("Canada pledged C$100 million (US$72 million).", ["CAN 100000000 CAD"]),
    (
        "The equivalent of $120 million, or 1.2 billion Swedish kronor, was offered by Stockholm.",
        ["SWE 1200000000 SEK"],
    ),
    (
        "Estonia will allot 0.25 per cent of GDP, or about €100 million, to Ukraine.",
        ["EST 100000000 EUR"],
    ),
    (
        "Lithuania gives 10 million euros, of which four million is already in Kyiv's account.",
        ["LTU 10000000 EUR"],
    ),
    (
        "Of the €500 million, Germany will spend €200 million on Patriots.",
        ["DEU 200000000 EUR"],
    ),
    ("Belgium pledged 1 billion euros a year until 2029.", ["BEL 1000000000 EUR"]),
    (
        "Over the next four years Bern will spend CHF 1.5 billion.",
        ["CHE 1500000000 CHF"],
    ),
    ("Taiwan's government will donate $10 million.", ["TWN 10000000 USD"]),
    (
        "Albania, Montenegro and North Macedonia pledged a million euros apiece.",
        ["ALB 1000000 EUR", "MKD 1000000 EUR", "MNE 1000000 EUR"],
    ),
    ("Turkey promised generators worth 3 million dollars.", ["TUR 3000000 USD"]),
    (
        "Cyprus and Malta offered 1 million and 250,000 euros.",
        ["CYP 1000000 EUR", "MLT 250000 EUR"],
    ),
    (
        "For its part, Tallinn is to spend a quarter of a billion euros on drones.",
        ["EST 250000000 EUR"],
    ),
    (
        "Two and a half billion kroner: that is what Copenhagen is offering.",
        ["DNK 2500000000 DKK"],
    ),
    (
        "Germany's pledge of €11.5 billion dwarfs that of France, €2 billion.",
        ["DEU 11500000000 EUR", "FRA 2000000000 EUR"],
    ),
    (
        "Czech President Petr Pavel said 1.8 million shells would be delivered this year.",
        ["CZE"],
    ),
    (
        "The United States sells, the Europeans pay: Norway $120 million, Sweden $100 million, Denmark $95 million.",
        ["NOR 120000000 USD", "SWE 100000000 USD", "DNK 95000000 USD"],
    ),
    (
        "Norway drummed up 400 million kroner for Ukraine in one evening.",
        ["NOR 400000000 NOK"],
    ),
    ("Estonia scraped together 20 million euros for Ukraine.", ["EST 20000000 EUR"]),
    (
        "The US Senate passed a bill with $400 million for Ukraine.",
        ["USA 400000000 USD"],
    ),
    (
        "Belgium has pencilled in 1 billion euros for Ukraine in its 2027 budget.",
        ["BEL 1000000000 EUR"],
    ),
    (
        "Dutch defence minister Dilan Yesilgöz upped the sum to 250 million euros.",
        ["NLD 250000000 EUR"],
    ),
    ("Ireland's contribution rises to €125 million.", ["IRL 125000000 EUR"]),
    (
        "The Baltic states will contribute 30 million euros between them.",
        ["EST;LTU;LVA 30000000 EUR"],
    ),
    (
        "Norway and Germany have promised to pay for two Patriot batteries together, at a cost of some 1.5 billion euros.",
        ["DEU;NOR 1500000000 EUR"],
    ),
    (
        "Thanks to Denmark for the 500 million kroner, wrote Umerov, and to Canada for the C$60 million.",
        ["DNK 500000000 DKK", "CAN 60000000 CAD"],
    ),
    (
        "Umerov thanked Germany for its 2 billion euros, Sweden for 300 million dollars and Portugal for boats.",
        ["DEU 2000000000 EUR", "SWE 300000000 USD"],
    ),
    (
        "We thank the Netherlands (€250m), Norway (NOK 1.5bn) and Japan (US$30m).",
        ["NLD 250000000 EUR", "NOR 1500000000 NOK", "JPN 30000000 USD"],
    ),
    (
        "Among the donors: Finland, with 52 million; Belgium, with 75 million; and Greece, with 5 million euros.",
        ["FIN 52000000 EUR", "BEL 75000000 EUR", "GRC 5000000 EUR"],
    ),
    (
        "Germany, which already gave 28 billion euros, will add 11.5 billion; France, nothing.",
        ["DEU 11500000000 EUR"],
    ),
    (
        "The package consists of 18 howitzers and ammunition and is worth 1.1 billion Danish kroner, the Danish ministry said.",
        ["DNK 1100000000 DKK"],
    ),
    (
        "Ukraine will receive 12 Caesar howitzers from France and 50 million euros from Spain.",
        ["FRA", "ESP 50000000 EUR"],
    ),
    (
        "Ukraine will get £120 million worth of drones from Britain.",
        ["GBR 120000000 GBP"],
    ),
    ("Kyiv secured $500 million from Oslo and Berlin.", ["DEU;NOR 500000000 USD"]),
    (
        "Portugal intends to double its contribution to 220 million euros, from 110 million last year.",
        ["PRT 220000000 EUR"],
    ),
    (
        "Japan will guarantee a $500 million World Bank loan for Ukraine.",
        ["JPN 500000000 USD"],
    ),
    (
        "Seven hundred and fifty million Norwegian kroner will be channelled through the Czech initiative.",
        ["NOR 750000000 NOK"],
    ),
    (
        "NATO's secretary general announced that contributions worth $4.3 billion had been received under PURL so far.",
        ["4300000000 USD"],
    ),
    (
        '"Germany remains the largest supporter," Merz said. "We have provided 40 billion euros since 2022 and there will be 9 billion more in 2026."',
        ["DEU 40000000000 EUR", "DEU 9000000000 EUR"],
    ),
    ("Sweden's support amounts to SEK 103 billion so far.", ["SWE 103000000000 SEK"]),
    ("Lithuania cut its pledge from 50 to 30 million euros.", ["LTU 30000000 EUR"]),
    (
        "Australia's A$95m takes its total to A$1.7bn.",
        ["AUS 95000000 AUD", "AUS 1700000000 AUD"],
    ),
    (
        "Luxembourg, one of the smallest members, found 15 million euros in its coffers for PURL.",
        ["LUX 15000000 EUR"],
    ),
    (
        "France will train 4,500 soldiers and equip a brigade with 128 armoured vehicles.",
        ["FRA", "FRA"],
    ),
    (
        "Spain: EUR 615m, incl. EUR 100m via PURL. Portugal: EUR 50m via PURL. Greece: n/a.",
        ["ESP 615000000 EUR", "ESP 100000000 EUR", "PRT 50000000 EUR"],
    ),
    (
        "The UK's £600m package includes £70m for RAVEN launchers.",
        ["GBR 600000000 GBP", "GBR 70000000 GBP"],
    ),
    (
        "Between now and 2030 Oslo intends to spend NOK 275 billion on the Nansen programme.",
        ["NOR 275000000000 NOK"],
    ),
    (
        "The Czech Republic's offer of 100 million crowns stands, provided that other states contribute a further 400 million.",
        ["CZE 100000000 CZK"],
    ),
    (
        "Berlin's answer: 500 million euros. Paris's: nothing yet.",
        ["DEU 500000000 EUR"],
    ),
    (
        "A cheque for 20 million Swiss francs was presented by Bern.",
        ["CHE 20000000 CHF"],
    ),
    (
        "Macron: France to send 6 Mirage jets, $200m in air defence.",
        ["FRA", "FRA 200000000 USD"],
    ),
    ("UK, Norway unveil £450m drone package for Kyiv", ["GBR;NOR 450000000 GBP"]),
    ("Dutch to give Ukraine $580 mln for drones -ministry", ["NLD 580000000 USD"]),
    ("Oslo steps up: 7 bln kroner more", ["NOR 7000000000 NOK"]),
]
NOT_GIVEN = [
    "Norway's government wants parliament to approve 85 billion kroner for Ukraine in 2026.",
    "Washington approved the sale of missiles worth $825 million to Ukraine.",
    "The State Department cleared a possible $105 million sale of Patriot services to Ukraine.",
    "Ukraine will spend 2.8 trillion hryvnias on defence next year.",
    "Ukraine itself put $4 billion into drone production.",
    "Moscow plans to spend 13 trillion roubles on its military.",
    "Kyiv's budget gap for 2026 is $45 billion.",
    "Zelensky said he expects €5 billion from the partners.",
    "A single interceptor costs about $4 million.",
    "The IMF lent Ukraine $8 billion.",
    "Hungary will not contribute to the €90 billion loan.",
    "Slovakia sold Ukraine ammunition for 500 million euros.",
    "Sweden raised its own defence budget to 175 billion kronor.",
    "Germany lost out on €300 million of orders.",
    "KNDS received an order worth €700 million from Kyiv.",
    "The Howard Buffett foundation donated $12 million to Ukraine.",
    "Elon Musk's company offered 500 terminals.",
    "Norway handed over six F-16s last week.",
    "The last of the 18 howitzers promised by Berlin arrived in May.",
    "Paris shelved plans for a €1 billion fund.",
    "Lisbon has not decided whether to add 30 million euros.",
    "It is rumoured that Ankara will give 20 howitzers.",
    "No country offered Taurus missiles.",
    "Austria was asked for 10 million euros and gave none.",
    "The EU hopes that members will fill the gap of €2 billion.",
    "The Netherlands spent 3.4 billion euros on aid last year.",
    "Some 1.2 million shells were fired in the year.",
    "Russia lost equipment worth $3 billion.",
    "Denmark pledged to raise aid by 10 percent.",
    "The European Commission disbursed 4 billion euros on Monday.",
    "The bloc earmarked 2 billion euros for drones.",
    "Finland and Sweden, NATO's newest members, each put in 50 million.",
    "Poland exported goods worth 12 billion euros to Ukraine in 2024.",
    "Germany took in refugees at a cost of 20 billion euros; France sheltered 100,000.",
    "Italy racked up debts of €3 trillion.",
    "Norwegian gas earned Oslo an extra 1.2 trillion kroner, critics note.",
    "Slovakia shipped diesel worth 40 million euros to Ukraine last month.",
    "Rumours that Spain would give €1 billion proved false.",
    "Of the €2 billion promised, Italy has handed over half.",
    "Turkish drone maker Baykar donated three TB2 drones.",
    "A Czech crowdfunding campaign collected 100 million crowns for a helicopter.",
    "The World Bank approved $1.5 billion, guaranteed by Japan.",
    "The Swiss parliament threw out a plan to give CHF 5 billion.",
    "Bulgaria withdrew its offer of 10 million euros.",
    "Every partner present gave at least a million euros.",
    "Hegseth did not announce a package. Instead the Pentagon approved the sale of ERAM missiles for $825 million, financed by Denmark, the Netherlands and Norway.",
    "Germany ordered 20 Skyranger systems for its army for 600 million euros.",
    "According to Le Monde, France could deliver 100 missiles; the Elysée would not comment.",
    "Kallas said the EU had delivered 80 percent of the two million shells promised.",
]


@pytest.mark.parametrize(("text", "rows"), GIVEN)
def test_a_promise_is_read_in_whatever_words(text, rows):
    found = rows_of(text, "donors", "amount", "currency")
    assert [" ".join(filter(None, row)) for row in found] == rows


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_what_promises_nothing_gives_no_row(text):
    assert rows_of(text) == []
