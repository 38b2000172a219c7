from tests.extract.reading import rows_of


def mechanisms(text):
    return [row[0] for row in rows_of(text, "mechanism")]


def test_each_sum_has_the_channel_of_its_own_words():
    text = "Denmark gives DKK 372m for PURL and DKK 500m for the Danish model."
    assert mechanisms(text) == ["purl", "danish_model"]


def test_a_list_has_the_channel_of_its_lead():
    assert (
        mechanisms("New money for PURL:\n- Norway: €5m\n- Spain: €2m\n") == ["purl"] * 2
    )


def test_the_coalition_is_the_one_named_before():
    text = "The drone coalition met. Members committed €5m to the coalition."
    assert mechanisms(text) == ["drone_coalition"]


def test_the_next_sentence_may_name_it():
    text = "Norway pledged NOK 5m. The money goes through PURL."
    assert mechanisms(text) == ["purl"]


def test_rows_of_a_table_do_not_lend_theirs():
    text = "| Country | Sum | For |\n| Spain | €5m | PURL |\n| Italy | €2m | radars |\n"
    assert mechanisms(text) == ["purl", ""]


def test_the_only_channel_of_a_title_serves_the_whole_text():
    text = "Maritime coalition\n\nNorway will pay NOK 5m."
    assert mechanisms(text) == ["maritime_coalition"]
