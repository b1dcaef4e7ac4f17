-- Undoes V5. The old column still has every total that the old application wrote.
ALTER TABLE orders DROP COLUMN IF EXISTS total_cents;
