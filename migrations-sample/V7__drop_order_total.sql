-- schema-version: contract-of=5
-- Contract: no application reads or writes the old column any more, so it can go. This is its own deploy, later than
-- V5 and V6.
ALTER TABLE orders DROP COLUMN IF EXISTS total;
