-- Expand: a nullable column. The application that runs now does not see it, the next one may fill it.
ALTER TABLE customers ADD COLUMN IF NOT EXISTS email text;
