-- An index on a table in use is built concurrently: reads and writes go on. Such a statement cannot run in a
-- transaction, so it stands alone in its file; the tool sees that by itself, and clears an INVALID index that a
-- failed build left before it tries again.
CREATE INDEX CONCURRENTLY IF NOT EXISTS customers_email_idx ON customers (email);
