-- Undoes V1: the tables go, and with them every row.
DROP TABLE IF EXISTS orders;
DROP TABLE IF EXISTS customers;
