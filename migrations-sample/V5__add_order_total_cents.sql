-- Expand: whole cents instead of a decimal, beside the old column. Both live side by side until every application
-- writes the new one.
ALTER TABLE orders ADD COLUMN IF NOT EXISTS total_cents bigint;
