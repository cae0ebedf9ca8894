"""The Treasury's two documents, in the shape its documentation gives; everybody is invented."""

import pytest

from hueandcry.gather.feeds.feed import FeedFault
from hueandcry.gather.feeds.sdn_documents import Party, read_sdn
from tests.gather.feeds.labelled import base58, evm

COIN = base58("bitcoin", 1)
PLAIN = f"""<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
  <publshInformation>
    <Publish_Date>09/23/2026</Publish_Date><Record_Count>3</Record_Count>
  </publshInformation>
  <sdnEntry>
    <uid>101</uid><lastName>MUSTER GROUP</lastName><sdnType>Entity</sdnType>
    <programList><program>DPRK3</program><program>CYBER2</program></programList>
    <idList>
      <id><uid>1</uid><idType>Digital Currency Address - ETH</idType>
        <idNumber>{evm(1)}</idNumber></id>
      <id><uid>2</uid><idType>Digital Currency Address - XBT</idType>
        <idNumber> {COIN} </idNumber></id>
      <id><uid>3</uid><idType>Passport</idType><idNumber>A1234567</idNumber></id>
    </idList>
    <akaList><aka><uid>4</uid><lastName>OTHER NAME</lastName></aka></akaList>
  </sdnEntry>
  <sdnEntry>
    <uid>102</uid><firstName>John</firstName><lastName>DOE</lastName><sdnType>Individual</sdnType>
    <programList><program>SDGT</program></programList>
    <idList><id><uid>5</uid><idType>Digital Currency Address - XMR</idType>
      <idNumber>4invented</idNumber></id></idList>
  </sdnEntry>
  <sdnEntry><uid>103</uid><lastName>NO COINS LTD</lastName></sdnEntry>
</sdnList>""".encode()
ADVANCED = f"""<?xml version="1.0" encoding="utf-8"?>
<Sanctions xmlns="http://www.un.org/sanctions/1.0" Version="3">
  <DateOfIssue CalendarTypeID="1"><Year>2026</Year><Month>9</Month><Day>3</Day></DateOfIssue>
  <ReferenceValueSets><FeatureTypeValues>
    <FeatureType ID="8">Birthdate</FeatureType>
    <FeatureType ID="345">Digital Currency Address - ETH</FeatureType>
  </FeatureTypeValues></ReferenceValueSets>
  <Locations><Location ID="1"/></Locations>
  <DistinctParties>
    <DistinctParty FixedRef="101"><Comment/><Profile ID="101" PartySubTypeID="3">
      <Identity ID="7" FixedRef="101" Primary="true">
        <Alias AliasTypeID="1400" Primary="false"><DocumentedName><DocumentedNamePart>
          <NamePartValue>OTHER NAME</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
        <Alias AliasTypeID="1403" Primary="true">
          <DocumentedName><DocumentedNamePart><NamePartValue>DOE</NamePartValue>
          </DocumentedNamePart><DocumentedNamePart><NamePartValue>John</NamePartValue>
          </DocumentedNamePart></DocumentedName></Alias>
      </Identity>
      <Feature ID="1" FeatureTypeID="8"><FeatureVersion><DatePeriod/></FeatureVersion></Feature>
      <Feature ID="2" FeatureTypeID="345"><FeatureVersion ID="3"><Comment/>
        <VersionDetail DetailTypeID="1432">{evm(1)}</VersionDetail></FeatureVersion></Feature>
    </Profile></DistinctParty>
  </DistinctParties>
  <SanctionsEntries>
    <SanctionsEntry ID="9" ProfileID="101" ListID="1550">
      <EntryEvent ID="2" EntryEventTypeID="1"><Date CalendarTypeID="1">
        <Year>2022</Year><Month>4</Month><Day>14</Day></Date></EntryEvent>
      <EntryEvent ID="1" EntryEventTypeID="1"><Date CalendarTypeID="1">
        <Year>2019</Year><Month>9</Month><Day>13</Day></Date></EntryEvent>
      <SanctionsMeasure ID="1" SanctionsTypeID="1705"/>
      <SanctionsMeasure ID="2" SanctionsTypeID="1"><Comment>DPRK3</Comment></SanctionsMeasure>
    </SanctionsEntry>
  </SanctionsEntries>
</Sanctions>""".encode()


def test_the_plain_document_tells_holder_programmes_and_accounts() -> None:
    published, parties = read_sdn([PLAIN])
    assert published == "2026-09-23"
    assert parties == [
        Party("101", "MUSTER GROUP", (("ETH", evm(1)), ("XBT", COIN)), ("DPRK3", "CYBER2")),
        Party("102", "DOE, John", (("XMR", "4invented"),), ("SDGT",)),
    ]


def test_the_advanced_document_tells_since_when_the_holder_is_listed() -> None:
    published, parties = read_sdn([ADVANCED])
    assert published == "2026-09-03"
    assert parties == [Party("101", "DOE, John", (("ETH", evm(1)),), ("DPRK3",), "2019-09-13")]


def test_a_holder_whose_listing_is_missing_stays_listed() -> None:
    parties = read_sdn([ADVANCED.replace(b'ProfileID="101"', b'ProfileID="1"')])[1]
    assert [(party.holder, party.listed) for party in parties] == [("DOE, John", "")]


@pytest.mark.parametrize("namespace", [b"http://tempuri.org/sdnList.xsd", b""])
def test_the_namespace_does_not_matter(namespace: bytes) -> None:
    start, end = PLAIN.index(b"https://sanctions"), PLAIN.index(b'exports/XML">') + 11
    assert read_sdn([PLAIN[:start] + namespace + PLAIN[end:]]) == read_sdn([PLAIN])


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<html><body>Access denied</body></html>", "no day"),
        (PLAIN.replace(b"09/23/2026", b"23.09.2026"), "no known day"),
        (PLAIN.replace(b"09/23/2026", b"13/23/2026"), "no known day"),
        (ADVANCED.replace(b"<Year>2026</Year>", b""), "no known day"),
        (PLAIN.replace(b"Digital Currency", b"Virtual Currency"), "its shape has changed"),
        (ADVANCED.replace(b"FeatureType ID", b"Kind ID"), "no XML"),
    ],
)
def test_another_shape_is_a_fault(data: bytes, says: str) -> None:
    with pytest.raises(FeedFault, match=says):
        read_sdn([data])
