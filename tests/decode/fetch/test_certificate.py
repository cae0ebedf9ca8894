from hueandcry.decode.fetch.certificate import certificate_of

PEER = {
    "issuer": ((("countryName", "US"),), (("organizationName", "Org"),), (("commonName", "R1"),)),
    "subjectAltName": (("DNS", "a.test"), ("IP Address", "8.8.8.8")),
    "notBefore": "Jun  1 12:00:00 2025 GMT",
    "notAfter": "Aug 30 12:00:00 2025 GMT",
}


def test_reads_what_ssl_tells() -> None:
    found = certificate_of(PEER, "TLSv1.3")
    assert found.issuer == "Org, R1"
    assert found.names == ("a.test", "8.8.8.8")
    assert found.not_before == "2025-06-01T12:00:00+00:00"
    assert found.not_after == "2025-08-30T12:00:00+00:00"


def test_what_is_missing_or_odd_is_empty() -> None:
    odd = {"notBefore": "yesterday", "notAfter": "Foo 99 99:99:99 9999 GMT"}
    assert certificate_of({}, "").issuer == ""
    found = certificate_of(odd, "")
    assert (found.not_before, found.not_after) == ("", "")
    assert certificate_of({"notAfter": "Jan 99 12:00:00 2025 GMT"}, "").not_after == ""


def test_names_are_bounded() -> None:
    many = {"subjectAltName": tuple(("DNS", "a" * 900) for _ in range(900))}
    found = certificate_of(many, "")
    assert len(found.names) == 50
    assert len(found.names[0]) == 200
