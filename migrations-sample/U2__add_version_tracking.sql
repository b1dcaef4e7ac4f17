-- Undoes nothing, on purpose: the tool keeps its own record in schema_version, so a migration must not drop it.
SELECT 'schema_version stays: it holds the record of what is applied' AS note;
