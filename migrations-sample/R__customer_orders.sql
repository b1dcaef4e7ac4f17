-- A repeatable script runs again whenever it changes, after all versions: for views and functions, whose definition
-- is best read in one place.
CREATE OR REPLACE VIEW customer_orders AS
SELECT c.id, c.name, count(o.id) AS orders, coalesce(sum(o.total_cents), 0) AS total_cents
FROM customers c
LEFT JOIN orders o ON o.customer_id = c.id
GROUP BY c.id, c.name;
