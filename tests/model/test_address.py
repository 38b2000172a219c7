import pytest

from lib.model.address import Address, NoAddress, address_of, is_address, named

SECRET = "https://reader:p%40ss@data.example.org:8443/a/led%20ger.zip?sig=s3cret#top"


@pytest.mark.parametrize(
    ("stated", "told"),
    [("https://a.org/x.zip", True), ("s3://b/x.zip", True), ("/srv/x.zip", False)],
)
def test_an_address_is_told_from_a_path(stated, told):
    assert is_address(stated) == told


def test_what_may_be_secret_stands_in_no_text_of_it():
    address = address_of(SECRET)
    assert str(address) == "https://data.example.org:8443/a/led%20ger.zip"
    assert address.file == "led ger.zip"
    for text in (str(address), repr(address), address.file):
        assert not {"reader", "p%40ss", "p@ss", "s3cret"} & {*text.split("/")}
        assert "s3cret" not in text
        assert "reader" not in text


def test_a_host_is_asked_with_the_query_and_told_the_user_apart():
    address = address_of(SECRET)
    assert address.asked == "https://data.example.org:8443/a/led%20ger.zip?sig=s3cret"
    assert address.login == ("reader", "p@ss")
    assert Address("https://data.example.org/ledger.zip").login is None


@pytest.mark.parametrize(
    "stated",
    [
        *("https://example.org/ledger.zip", "https://[2001:db8::1]:8443/ledger.zip"),
        *("s3://bucket/pledges/ledger.zip", "http://localhost:9000/ledger.zip"),
        *("http://127.0.0.1:9000/ledger.zip", "http://[::1]/ledger.zip"),
    ],
)
def test_a_file_on_another_machine_is_an_address(stated):
    assert str(address_of(stated)) == stated
    assert address_of(stated).in_store == stated.startswith("s3")


@pytest.mark.parametrize(
    "stated",
    [
        *("http://example.org/ledger.zip", "ftp://example.org/ledger.zip"),
        *("file:///srv/ledger.zip", "https:///ledger.zip", "https://example.org/"),
        *("https://example.org", "s3://bucket", "https://example.org/a/.."),
        *("https://example.org:0/x.zip", "https://example.org:x/x.zip"),
        *("https://[evil/x.zip", "https://a b/x.zip", "https://a.org/\n.zip"),
        *("s3://bucket", "s3://bucket/"),
        *("http://127.0.0.1.example.org/x.zip", "http://10.0.0.1/x.zip"),
    ],
)
def test_what_is_not_fetched_is_no_address(stated):
    with pytest.raises(NoAddress) as refused:
        address_of(stated)
    assert str(refused.value) == stated


@pytest.mark.parametrize(
    "stated",
    [
        *("ftp://me:s3cret@example.org/x.zip?key=s3cret", "https://me:s3/cret@h.org/x"),
        *("https://me:s3?cret@h.org:x/x", "http://me:s3#cret@h.org/x?s3=cret"),
    ],
)
def test_a_refusal_tells_no_secret(stated):
    with pytest.raises(NoAddress) as refused:
        address_of(stated)
    for said in (named(stated), str(refused.value)):
        assert not any(one in said for one in ("me", "s3", "cret", "key"))
