-- The table in which versions are recorded. The tool makes it by itself on first use, so under the tool this file
-- changes nothing; it is here so that the schema is complete where the files are run by hand.
CREATE TABLE IF NOT EXISTS schema_version (
    version        VARCHAR(20) PRIMARY KEY,
    description    TEXT NOT NULL,
    script_name    VARCHAR(255) NOT NULL,
    checksum       VARCHAR(32) NOT NULL,
    installed_by   VARCHAR(100) NOT NULL,
    installed_on   TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    execution_time INTEGER NOT NULL,
    success        BOOLEAN NOT NULL
);
