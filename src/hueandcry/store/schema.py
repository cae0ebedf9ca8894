"""The tables of a snapshot. A change of any of them raises VERSION."""

from typing import Final

from hueandcry.model import rows

# "HueC": tells our files from other SQLite files (sqlite.org/fileformat.html §1.3.8).
APPLICATION_ID: Final = 0x48756543
VERSION: Final = 5

TABLES: Final = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE feed (
    name TEXT PRIMARY KEY, purpose TEXT, addresses TEXT, licence TEXT, redistributable INT,
    state TEXT, rows INT, rejected INT, quarantined INT, checked TEXT, published TEXT,
    sha256 TEXT, note TEXT, validators TEXT, parser INT) WITHOUT ROWID;
CREATE TABLE rejected (feed TEXT, entry TEXT, reason TEXT);
CREATE TABLE listing (
    entry TEXT, stance TEXT, address TEXT, valid_from TEXT, feed TEXT,
    first_seen TEXT, last_seen TEXT, valid_to TEXT,
    PRIMARY KEY (entry, valid_to, feed, stance)) WITHOUT ROWID;
CREATE TABLE suffix (name TEXT PRIMARY KEY, rules INT, feed TEXT) WITHOUT ROWID;
CREATE TABLE confusable (character TEXT PRIMARY KEY, prototype TEXT, feed TEXT) WITHOUT ROWID;
CREATE TABLE popularity (domain TEXT PRIMARY KEY, rank INT, feed TEXT) WITHOUT ROWID;
CREATE TABLE word (text TEXT PRIMARY KEY, feed TEXT) WITHOUT ROWID;
CREATE TABLE entity (id TEXT PRIMARY KEY, name TEXT, category TEXT, feed TEXT) WITHOUT ROWID;
CREATE TABLE entity_name (
    entity TEXT, text TEXT, ordinary INT, feed TEXT, PRIMARY KEY (entity, text)) WITHOUT ROWID;
CREATE TABLE owned (
    entity TEXT, host TEXT, rank INT, date TEXT, reference TEXT, feed TEXT,
    PRIMARY KEY (host, entity)) WITHOUT ROWID;
CREATE TABLE handle (
    entity TEXT, platform TEXT, name TEXT, date TEXT, reference TEXT, feed TEXT,
    PRIMARY KEY (platform, name, entity)) WITHOUT ROWID;
CREATE TABLE contract (
    entity TEXT, chain TEXT, address TEXT COLLATE NOCASE, role TEXT, date TEXT, reference TEXT,
    feed TEXT, PRIMARY KEY (address, chain, entity)) WITHOUT ROWID;
CREATE TABLE path_host (host TEXT PRIMARY KEY, date TEXT, reference TEXT, feed TEXT) WITHOUT ROWID;
CREATE TABLE indicator (
    entry TEXT, port TEXT, family TEXT, campaign TEXT, pivot INT, reference TEXT, feed TEXT,
    PRIMARY KEY (entry, port, campaign, feed)) WITHOUT ROWID;
CREATE TABLE platform (
    host TEXT, use TEXT, reference TEXT, feed TEXT, PRIMARY KEY (host, use, feed)) WITHOUT ROWID;
CREATE TABLE label (
    chain TEXT, account TEXT, name TEXT, entity TEXT, category TEXT, confidence REAL, date TEXT,
    reference TEXT, feed TEXT,
    PRIMARY KEY (account, chain, feed, category, name)) WITHOUT ROWID;
CREATE TABLE token (
    chain TEXT, contract TEXT, symbol TEXT, name TEXT, decimals INT, standard TEXT, date TEXT,
    reference TEXT, feed TEXT, PRIMARY KEY (contract, chain, feed)) WITHOUT ROWID;
CREATE TABLE token_key (
    key TEXT, contract TEXT, chain TEXT, feed TEXT,
    PRIMARY KEY (key, contract, chain, feed)) WITHOUT ROWID;
CREATE TABLE descriptor (
    id TEXT PRIMARY KEY, kind TEXT, owner TEXT, contract_name TEXT, standard TEXT, document TEXT,
    feed TEXT) WITHOUT ROWID;
CREATE TABLE descriptor_key (
    chain TEXT, address TEXT, key TEXT, descriptor TEXT, format TEXT, feed TEXT,
    PRIMARY KEY (address, key, chain, descriptor)) WITHOUT ROWID;
CREATE TABLE brand_name (
    id INTEGER PRIMARY KEY, entity TEXT, brand TEXT, text TEXT, skeleton TEXT, ordinary INT,
    home TEXT, feed TEXT, date TEXT, reference TEXT);
CREATE TABLE handle_name (
    id INTEGER PRIMARY KEY, entity TEXT, brand TEXT, platform TEXT, name TEXT, value TEXT,
    text TEXT, ordinary INT, coined INT, feed TEXT, date TEXT, reference TEXT);
CREATE INDEX handle_name_value ON handle_name (value);
CREATE INDEX handle_name_entity ON handle_name (entity);
CREATE TABLE handle_key (
    kind TEXT, key TEXT, name INT, PRIMARY KEY (kind, key, name)) WITHOUT ROWID;
CREATE TABLE listed_handle (
    value TEXT, entry TEXT, feed TEXT, address TEXT, first_seen TEXT,
    PRIMARY KEY (value, feed, entry)) WITHOUT ROWID;
CREATE TABLE brand_key (
    kind TEXT, key TEXT, name INT, PRIMARY KEY (kind, key, name)) WITHOUT ROWID;
CREATE TABLE campaign_model (
    trained TEXT, learned TEXT, bias INT, line INT, shared_line INT, words TEXT);
CREATE TABLE campaign_weight (piece TEXT PRIMARY KEY, weight INT) WITHOUT ROWID;
"""

# Row types and the tables they go to; columns stand in the order of the type's fields, feed last.
TABLE_OF: Final[dict[type[rows.Row], str]] = {
    rows.ListingRow: "listing",
    rows.SuffixRow: "suffix",
    rows.ConfusableRow: "confusable",
    rows.PopularityRow: "popularity",
    rows.WordRow: "word",
    rows.EntityRow: "entity",
    rows.NameRow: "entity_name",
    rows.OwnedRow: "owned",
    rows.HandleRow: "handle",
    rows.ContractRow: "contract",
    rows.PathHostRow: "path_host",
    rows.IndicatorRow: "indicator",
    rows.PlatformRow: "platform",
    rows.LabelRow: "label",
    rows.DescriptorRow: "descriptor",
    rows.DescriptorKeyRow: "descriptor_key",
    rows.TokenRow: "token",
}
