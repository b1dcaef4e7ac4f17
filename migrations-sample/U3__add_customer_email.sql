-- Undoes V3: the column goes, and with it the addresses that were stored since.
ALTER TABLE customers DROP COLUMN IF EXISTS email;
