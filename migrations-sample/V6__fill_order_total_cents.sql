-- Migrate: fill what the old application wrote. Rerunnable: rows that have a value are left alone. On a large table
-- this belongs into a job that works in batches, outside the migration.
UPDATE orders SET total_cents = round(total * 100)::bigint WHERE total_cents IS NULL;
