"""The tables of a ledger. A change of any of them raises VERSION: other formats are refused."""

from typing import Final

VERSION: Final = 1

# Whether a transaction's fee and value stand among the transfers; CHANGED when a later source told
# more than was posted.
UNPOSTED: Final = 0
POSTED: Final = 1
CHANGED: Final = 2

# Kinds of transfers, as `transfer.kind` holds them.
KIND_TRANSFER: Final = 0
KIND_FEE: Final = 1
KIND_OPENING: Final = 4

# Hashes are random: compressing them takes three times as long as writing them, for half the room.
TABLES: Final = """
CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR);
CREATE TABLE source (
    id INTEGER PRIMARY KEY, name VARCHAR, sha256 VARCHAR, format VARCHAR, rows BIGINT,
    taken BIGINT, known BIGINT, rejected BIGINT, imported VARCHAR);
CREATE TABLE rejected (source INTEGER, row_number BIGINT, reason VARCHAR, given VARCHAR);
CREATE TABLE note (source INTEGER, kind VARCHAR, text VARCHAR);
CREATE TABLE chain (id SMALLINT PRIMARY KEY, name VARCHAR UNIQUE, ordered_by VARCHAR);
CREATE TABLE account (id INTEGER, chain SMALLINT, name VARCHAR);
CREATE TABLE asset (
    id INTEGER, chain SMALLINT, name VARCHAR, decimals SMALLINT, variant SMALLINT, grain HUGEINT,
    nft BOOLEAN, left_out VARCHAR);
CREATE TABLE block (chain SMALLINT, number BIGINT, time BIGINT, hash VARCHAR);
CREATE TABLE transaction (
    chain SMALLINT, hash VARCHAR, block BIGINT, number BIGINT, time BIGINT, sender VARCHAR,
    recipient VARCHAR, value VARCHAR, fee VARCHAR, succeeded BOOLEAN, posted TINYINT);
CREATE TABLE transfer (
    id BIGINT, chain SMALLINT, height BIGINT, spot BIGINT, time BIGINT,
    tx VARCHAR USING COMPRESSION uncompressed, phase TINYINT, number BIGINT, source INTEGER,
    target INTEGER, v DECIMAL(38, 0), kind TINYINT, file INTEGER, placed BOOLEAN, path VARCHAR);
CREATE TABLE line (id INTEGER, account INTEGER, asset INTEGER);
CREATE TABLE owner (account INTEGER, owner INTEGER);
CREATE TABLE pulled (
    chain SMALLINT, account VARCHAR, first_block BIGINT, last_block BIGINT, last_hash VARCHAR,
    method VARCHAR, traces BOOLEAN, transactions BIGINT, gaps VARCHAR);
"""
