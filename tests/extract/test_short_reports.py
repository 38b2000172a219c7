"""Short reports in many styles, and what each gives: donors, amount, currency."""

import pytest

from tests.extract.reading import rows_of

REPORTS = [
    (
        "WARSAW (Agency) — Poland and Lithuania closed ranks on Thursday over support for their neighbour. Warsaw signed off on its 49th package, valued at 450 million zlotys ($124 million), and Vilnius weighed in with €32 million for anti-drone gear. Prime Minister Donald Tusk told reporters that Poland had spent 18 billion zlotys on Ukraine since 2022. The two capitals will also pool €15 million for a joint training range. Hungary, by contrast, stood aside.",
        [
            "POL 450000000 PLN",
            "LTU 32000000 EUR",
            "POL 18000000000 PLN",
            "LTU;POL 15000000 EUR",
        ],
    ),
    (
        "Ministry of Defence of Denmark\nDonation package 29 agreed\nToday the parties to the Ukraine agreement backed a donation package of DKK 1.6 billion. Half a billion goes to the Danish model, DKK 300 million is reserved for naval mines and DKK 120 million for spare parts. To date Denmark has donated military support of some DKK 74 billion. The package is financed from the Danish Ukraine Fund, which holds DKK 16.5 billion for 2026.",
        [
            "DNK 1600000000 DKK",
            "DNK 500000000 DKK",
            "DNK 300000000 DKK",
            "DNK 120000000 DKK",
            "DNK 74000000000 DKK",
        ],
    ),
    (
        "Transcript, excerpt\nMODERATOR: Minister, what has your country brought?\nSANDVIK: We are bringing seven billion kroner for air defence. And I can tell you that another 200 million euros will go to PURL.\nMODERATOR: Is that on top of what was announced in September?\nSANDVIK: The seven billion is what I announced in September. The 200 million is fresh.\nMODERATOR: Ukraine says it needs 5 billion dollars for interceptors. Is it enough?\nSANDVIK: It's never enough.",
        ["NOR 7000000000 NOK", "NOR 200000000 EUR"],
    ),
    (
        "After the talks in Ramstein the tally was mixed. Canberra's minister dialled in to offer A$95 million, Wellington's NZ$15 million. Ottawa, which had raised hopes of half a billion, in the end brought only what it had promised in June: C$235 million. Tokyo sent an observer. No figure came from Madrid. \"We are not there yet,\" sighed an official, pointing to the $15 billion that Kyiv says it must find by the summer.",
        ["AUS 95000000 AUD", "NZL 15000000 NZD", "CAN 235000000 CAD"],
    ),
    (
        "Kyiv's allies have promised a record $45 billion for this year, NATO's Mark Rutte said. Germany alone accounts for 11.5 billion euros, Britain for £3 billion. The Czech-led drive needs another 1.4 billion euros to deliver 1.8 million shells. Prague says sixteen states have paid in so far. Moscow called the pledges \"escalation\" and said it had destroyed 40 howitzers in a week.",
        ["45000000000 USD", "DEU 11500000000 EUR", "GBR 3000000000 GBP"],
    ),
    (
        'Stockholm. The government proposes to allocate SEK 40 billion a year in 2026 and 2027 to military support for Ukraine. "We are also donating 18 more Archer guns," said Defence Minister Pål Jonson. The guns, built by BAE Systems Bofors under a SEK 1.9 billion contract, leave the plant next year. Sweden\'s own defence outlays will climb to 3.5 per cent of GDP.',
        ["SWE 40000000000 SEK", "SWE"],
    ),
    (
        "Joint communiqué. The members welcomed the intention of France to transfer two further SAMP/T batteries in 2026, the United Kingdom's commitment of 350 million pounds to the delivery of 120,000 drones, and the announcement by Spain of a €615 million package. They noted that Ukraine's requirements amount to $120 billion and encouraged all partners to consider additional contributions. They took note that the United States would continue to sell equipment worth $500 million a month.",
        ["FRA", "GBR 350000000 GBP", "ESP 615000000 EUR"],
    ),
    (
        "Zelensky had come for jets; he left with promises. Lisbon will contribute fifty million euros; Athens, twenty-odd launchers; Skopje, half a million euros. Ljubljana and Zagreb split 10 million euros between them. Vienna, mindful of its neutrality, offered three million for demining. Not a word came from Budapest.",
        [
            "PRT 50000000 EUR",
            "GRC",
            "MKD 500000 EUR",
            "HRV;SVN 10000000 EUR",
            "AUT 3000000 EUR",
        ],
    ),
    (
        "BERLIN – Germany's lower house on Thursday waved through €11.5 billion in military aid for Ukraine, the largest sum so far. Artillery, drones and armoured vehicles are to be bought with it. The opposition Greens had pressed for €15 billion. Chancellor Friedrich Merz's spokesman said two additional Patriot systems had been delivered in December. Hamburg-based Helsing has a contract for 6,000 drones worth an estimated €100 million.",
        ["DEU 11500000000 EUR"],
    ),
    (
        "Statement by the Prime Minister of Norway\nWe stand with Ukraine. The Government proposes that Norway contribute NOK 85 billion in 2026, of which NOK 70 billion is military. In addition, we will set aside NOK 2 billion for gas imports. Our support since the full-scale invasion now exceeds NOK 150 billion. Russia is spending 40 per cent of its budget on the war.",
        [
            "NOR 85000000000 NOK",
            "NOR 70000000000 NOK",
            "NOR 2000000000 NOK",
            "NOR 150000000000 NOK",
        ],
    ),
    (
        "Brussels, 12 February. The Ukraine Defence Contact Group met under the chairmanship of the United Kingdom and Germany. Ministers pledged 35 billion dollars. The United Kingdom announced 540 million pounds for air defence, of which 150 million pounds for PURL and 390 million pounds for 1,000 Martlet missiles. Sweden, Norway, Denmark and Finland announced a joint PURL package of 500 million dollars. Germany will deliver five PAC-3 interceptors, provided others give 30. The Netherlands announced 90 million euros for F-16 simulators. No announcement was made by the United States.",
        [
            "35000000000 USD",
            "GBR 540000000 GBP",
            "GBR 150000000 GBP",
            "GBR 390000000 GBP",
            "DNK;FIN;NOR;SWE 500000000 USD",
            "DEU",
            "NLD 90000000 EUR",
        ],
    ),
    (
        "Q&A\nHow much will Denmark give in 2026?\nDenmark has set aside DKK 9.4 billion in the Ukraine Fund for 2026.\nWhat was new today?\nMinister Troels Lund Poulsen announced DKK 1.4 billion for donation package 30 and an extra USD 50 million through PURL.\nHas Denmark reached a limit?\nThe minister said no.",
        ["DNK 9400000000 DKK", "DNK 1400000000 DKK", "DNK 50000000 USD"],
    ),
    (
        "Country: Sweden\nAmount: SEK 3.7 billion\nFor: artillery, drones\nCountry: Iceland\nAmount: USD 2 million\nFor: PURL",
        ["SWE 3700000000 SEK", "ISL 2000000 USD"],
    ),
    (
        "Donor\tPledge (m)\tCurrency\tChannel\nNorway\t4,200\tNOK\tPURL\nCanada\t200\tCAD\tbilateral\nJapan\t14\tUSD\tNATO CAP\nNew Zealand\t15\tNZD\tPURL",
        [
            "NOR 4200000000 NOK",
            "CAN 200000000 CAD",
            "JPN 14000000 USD",
            "NZL 15000000 NZD",
        ],
    ),
    (
        'Lithuanian President Gitanas Nausėda reminded colleagues that Vilnius spends at least 0.25 percent of GDP on Ukraine each year. "In 2026 that will be 220 million euros," he said. He also unveiled 30 million euros for PURL. Latvia\'s Evika Siliņa echoed him and pledged the same share, some 110 million euros. Neither ruled out more.',
        ["LTU 220000000 EUR", "LTU 30000000 EUR", "LVA 110000000 EUR"],
    ),
    (
        "Seoul will supply non-lethal aid worth about 100 billion won (68 million dollars) next year, the foreign ministry said, rejecting reports that it would send shells. Tokyo has signed up for PURL with an initial 2 billion yen. Canberra renewed its offer of A$95 million, made in November. Jakarta sent nobody.",
        ["KOR 100000000000 KRW", "JPN 2000000000 JPY", "AUS 95000000 AUD"],
    ),
    (
        "The Czech Republic has gathered pledges of 1.7 billion euros for its ammunition initiative this year, its new coordinator said: 500 million from Germany, 250 million from the Netherlands, 240 million from Denmark, and smaller sums from Portugal and Canada. Prague itself puts in organisation, not money. Last year the initiative delivered 1.8 million rounds.",
        [
            "1700000000 EUR",
            "DEU 500000000 EUR",
            "NLD 250000000 EUR",
            "DNK 240000000 EUR",
        ],
    ),
    (
        "France and the United Kingdom today launched a joint fund of €500 million for long-range missiles. Paris will cover 60 percent of it. The fund is open to others: Belgium has indicated that it may join with €50 million. Italy declined. Separately France announced the transfer of 12 Aster missiles and, if Parliament votes the supplementary budget, a further €200 million in loans.",
        ["FRA;GBR 500000000 EUR", "FRA", "FRA 200000000 EUR"],
    ),
    (
        "LONDON: Britain is to spend 240 million pounds on Ukrainian-designed drones built in the UK, the government announced overnight. The cash is part of the 4.5 billion pounds earmarked for this year. Opposition lawmakers asked why the 2 billion promised in October had not been spent. A ministry official said 60,000 shells had reached the front. Inflation stands at 3.6 percent, and the defence budget will reach 73.5 billion pounds by 2029.",
        ["GBR 240000000 GBP", "GBR 4500000000 GBP"],
    ),
    (
        "Press release - Ministry of National Defence of Lithuania\nLithuania contributes to the purchase of American weapons\nMinister Robertas Kaunas confirmed at today's meeting that Lithuania will contribute a further EUR 27 million to PURL, bringing its contribution to this mechanism to EUR 57 million. Lithuania will also transfer 30 anti-drone systems worth EUR 6.5 million by the end of March. \"Ukraine must get what it needs,\" the Minister said. Since 2022 Lithuania's military support has amounted to over EUR 900 million.",
        [
            "LTU 27000000 EUR",
            "LTU 57000000 EUR",
            "LTU 6500000 EUR",
            "LTU 900000000 EUR",
        ],
    ),
    (
        "Rome and Athens kept their purses shut. Not so Lisbon: Defence Minister Nuno Melo doubled the Portuguese stake in PURL to €100 million and threw in 220 million for 2026 as a whole. Madrid's Margarita Robles, who had promised one billion euros a year, confirmed the figure. Bulgaria's minister asked to be reimbursed for the 40 million euros that ammunition had cost it.",
        ["PRT 100000000 EUR", "PRT 220000000 EUR", "ESP 1000000000 EUR"],
    ),
    (
        "- Belgium will give EUR 1 billion in 2026 (unchanged).\n- Germany: up to EUR 500 million for PURL, conditional on contributions by others.\n- Netherlands: EUR 200 million (drones) + EUR 50 million (PURL).\n- Japan: examining options.\n- Türkiye: hosted talks; USD 0.\n- Republic of Korea: USD 100 million in non-lethal items.\n- European Union: EUR 1.9 billion from windfall profits.",
        [
            "BEL 1000000000 EUR",
            "DEU 500000000 EUR",
            "NLD 200000000 EUR",
            "NLD 50000000 EUR",
            "KOR 100000000 USD",
            "EUI 1900000000 EUR",
        ],
    ),
    (
        "SHMYHAL: Dear friends, thank you. I want to single out Norway for 7 billion kroner, the United Kingdom for its five hundred million pounds and Germany for the Patriots. But let me be frank. We need 120 billion dollars in 2026. Sixty we will find ourselves. The other sixty must come from you. Of that, 35 has been promised today.",
        ["NOR 7000000000 NOK", "GBR 500000000 GBP"],
    ),
    (
        "Ireland's cabinet has agreed to lift non-lethal military support to €100m, up from €40m. Of this €25m buys radars. Tánaiste Simon Harris said it was \"not charity\". Dublin spent €380m on Ukrainian refugees' housing in a quarter, and Irish exports of dairy to Kyiv fell by €12m.",
        ["IRL 100000000 EUR", "IRL 25000000 EUR"],
    ),
]


@pytest.mark.parametrize(("text", "rows"), REPORTS)
def test_a_short_report_gives_its_promises_and_nothing_else(text, rows):
    found = rows_of(text, "donors", "amount", "currency")
    assert [" ".join(filter(None, row)) for row in found] == rows
