-- Undoes V7: the column comes back (at the end of the table), filled from the cents.
ALTER TABLE orders ADD COLUMN IF NOT EXISTS total numeric(10, 2);
UPDATE orders SET total = total_cents / 100.0 WHERE total IS NULL;
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
