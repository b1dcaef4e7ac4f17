-- Undoes V4 without stopping anyone.
DROP INDEX CONCURRENTLY IF EXISTS customers_email_idx;
