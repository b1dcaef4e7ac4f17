import type { Change } from "./change.js";

/** Triggers, rules, policies, types, sequences. */
export const typeChanges: readonly Change[] = [
  {
    name: "a trigger is created",
    sql: "CREATE TRIGGER extra AFTER DELETE ON shop.cats FOR EACH STATEMENT EXECUTE FUNCTION shop.touch()",
    expected: "structural unexpected trigger shop.cats.extra",
  },
  {
    name: "a trigger is dropped",
    sql: "DROP TRIGGER users_touch ON shop.users",
    expected: "structural missing trigger shop.users.users_touch",
  },
  {
    name: "a trigger is disabled",
    sql: "ALTER TABLE shop.users DISABLE TRIGGER users_touch",
    expected: "security changed trigger shop.users.users_touch: firing",
  },
  {
    name: "a trigger is enabled",
    sql: "ALTER TABLE shop.orders ENABLE TRIGGER orders_off",
    expected: "security changed trigger shop.orders.orders_off: firing",
  },
  {
    name: "a trigger fires on replicas only",
    sql: "ALTER TABLE shop.users ENABLE REPLICA TRIGGER users_touch",
    expected: "security changed trigger shop.users.users_touch: firing",
  },
  {
    name: "a trigger fires at other times",
    sql: "DROP TRIGGER users_log ON shop.users; CREATE TRIGGER users_log AFTER DELETE ON shop.users FOR EACH STATEMENT EXECUTE FUNCTION shop.touch()",
    expected: "structural changed trigger shop.users.users_log: definition",
  },
  {
    name: "a trigger of a view is dropped",
    sql: "DROP TRIGGER happy_insert ON shop.totals",
    expected: "structural missing trigger shop.totals.happy_insert",
  },
  {
    name: "a constraint trigger is deferred otherwise",
    sql: "DROP TRIGGER users_checked ON shop.users; CREATE CONSTRAINT TRIGGER users_checked AFTER INSERT ON shop.users FOR EACH ROW EXECUTE FUNCTION shop.touch()",
    expected: "structural changed trigger shop.users.users_checked: definition",
  },
  {
    name: "a trigger of a partitioned table is created",
    sql: "CREATE TRIGGER extra AFTER INSERT ON shop.events FOR EACH ROW EXECUTE FUNCTION shop.touch()",
    expected: "structural unexpected trigger shop.events.extra",
  },
  {
    name: "a trigger is disabled on one partition",
    sql: "ALTER TABLE shop.events_2024 DISABLE TRIGGER events_touch",
    expected: "security changed trigger shop.events_2024.events_touch: firing",
  },
  {
    name: "a rule is created",
    sql: "CREATE RULE extra AS ON DELETE TO shop.cats DO INSTEAD NOTHING",
    expected: "structural unexpected rule shop.cats.extra",
  },
  {
    name: "a rule does otherwise",
    sql: "CREATE OR REPLACE RULE accounts_log AS ON UPDATE TO shop.accounts DO ALSO SELECT 2",
    expected: "structural changed rule shop.accounts.accounts_log: definition",
  },
  {
    name: "a rule is disabled",
    sql: "ALTER TABLE shop.accounts DISABLE RULE accounts_log",
    expected: "security changed rule shop.accounts.accounts_log: firing",
  },
  {
    name: "a policy is created",
    sql: "CREATE POLICY extra ON shop.users USING (true)",
    expected: "security unexpected policy shop.users.extra",
  },
  {
    name: "a policy is dropped",
    sql: "DROP POLICY own_rows ON shop.accounts",
    expected: "security missing policy shop.accounts.own_rows",
  },
  {
    name: "a policy lets more through",
    sql: "ALTER POLICY own_rows ON shop.accounts USING (true)",
    expected: "security changed policy shop.accounts.own_rows: using",
  },
  {
    name: "a policy checks otherwise",
    sql: "ALTER POLICY no_debt ON shop.accounts WITH CHECK (true)",
    expected: "security changed policy shop.accounts.no_debt: with_check",
  },
  {
    name: "a policy is for others",
    sql: "ALTER POLICY own_rows ON shop.accounts TO drift_writer",
    expected: "security changed policy shop.accounts.own_rows: roles",
  },
  {
    name: "a policy becomes permissive and of another command",
    sql: "DROP POLICY no_debt ON shop.accounts; CREATE POLICY no_debt ON shop.accounts FOR ALL USING (balance > 0) WITH CHECK (balance > 10)",
    expected: "security changed policy shop.accounts.no_debt: command, restrictive",
  },
  {
    name: "an enum gets a value",
    sql: "ALTER TYPE shop.mood ADD VALUE 'great'",
    expected: "structural changed enum shop.mood: labels",
  },
  {
    name: "an enum gets a value in between",
    sql: "ALTER TYPE shop.mood ADD VALUE 'fine' BEFORE 'happy'",
    expected: "structural changed enum shop.mood: labels",
  },
  {
    name: "a value of an enum nobody uses is renamed",
    sql: "CREATE TYPE shop.size AS ENUM ('s', 'm'); ALTER TYPE shop.size RENAME VALUE 's' TO 'S'",
    expected: "structural unexpected enum shop.size",
  },
  {
    name: "an enum is granted",
    sql: "GRANT USAGE ON TYPE shop.mood TO drift_reader",
    expected: "security changed enum shop.mood: privileges",
  },
  {
    name: "a composite type gets an attribute",
    sql: "ALTER TYPE shop.shell OWNER TO postgres; CREATE TYPE shop.pair AS (a int); ALTER TYPE shop.pair ADD ATTRIBUTE b text",
    expected: "structural unexpected composite type shop.pair",
  },
  {
    name: "an attribute is added",
    sql: "ALTER TYPE shop.address ADD ATTRIBUTE country text CASCADE",
    expected: [
      "structural unexpected attribute shop.address.country",
      "structural unexpected column shop.places.country",
    ],
  },
  {
    name: "an attribute is commented",
    sql: "COMMENT ON COLUMN shop.address.street IS 'x'",
    expected: "cosmetic changed attribute shop.address.street: comment",
  },
  {
    name: "a domain gets another default",
    sql: "ALTER DOMAIN shop.positive SET DEFAULT 2",
    expected: "structural changed domain shop.positive: default",
  },
  {
    name: "a domain refuses nulls",
    sql: "ALTER DOMAIN shop.positive SET NOT NULL",
    expected: "structural changed domain shop.positive: not_null",
  },
  {
    name: "a domain's check is dropped",
    sql: "ALTER DOMAIN shop.positive DROP CONSTRAINT positive_check",
    expected: "structural missing domain constraint shop.positive.positive_check",
  },
  {
    name: "a domain's check is validated",
    sql: "ALTER DOMAIN shop.email VALIDATE CONSTRAINT email_short",
    expected: "structural changed domain constraint shop.email.email_short: not_valid",
  },
  {
    name: "a domain changes hands",
    sql: "ALTER DOMAIN shop.positive OWNER TO drift_owner",
    expected: "security changed domain shop.positive: owner",
  },
  {
    name: "a range is created, with constructors and cast",
    sql: "CREATE TYPE shop.extra AS RANGE (subtype = text)",
    expected: "structural unexpected range shop.extra",
  },
  {
    name: "a range is another",
    sql: "DROP TYPE shop.float_range; CREATE TYPE shop.float_range AS RANGE (subtype = float8)",
    expected: "structural changed range shop.float_range: definition",
  },
  {
    name: "a base type is dropped",
    sql: "DROP TYPE shop.base CASCADE",
    expected: [
      "structural missing function shop.base_in(cstring)",
      "structural missing function shop.base_out(shop.base)",
      "structural missing type shop.base",
    ],
  },
  {
    name: "a base type is stored otherwise",
    sql: "ALTER TYPE shop.base SET (STORAGE = main)",
    expected: "structural changed type shop.base: definition",
  },
  {
    name: "a sequence is created",
    sql: "CREATE SEQUENCE shop.extra",
    expected: "structural unexpected sequence shop.extra",
  },
  {
    name: "a sequence is dropped",
    sql: "ALTER TABLE shop.orders ALTER ticket DROP DEFAULT; DROP SEQUENCE shop.ticket",
    expected: ["structural changed column shop.orders.ticket: default", "structural missing sequence shop.ticket"],
  },
  {
    name: "a sequence steps otherwise",
    sql: "ALTER SEQUENCE shop.ticket INCREMENT 20",
    expected: "structural changed sequence shop.ticket: options",
  },
  {
    name: "a sequence no longer cycles",
    sql: "ALTER SEQUENCE shop.ticket NO CYCLE",
    expected: "structural changed sequence shop.ticket: options",
  },
  {
    name: "a sequence caches otherwise",
    sql: "ALTER SEQUENCE shop.ticket CACHE 50",
    expected: "structural changed sequence shop.ticket: options",
  },
  {
    name: "a sequence gets another type",
    sql: "ALTER SEQUENCE shop.ticket AS bigint",
    expected: "structural changed sequence shop.ticket: type",
  },
  {
    name: "a sequence belongs to a column",
    sql: "ALTER SEQUENCE shop.ticket OWNED BY shop.orders.ticket",
    expected: "structural changed sequence shop.ticket: owned_by, owner",
  },
  {
    name: "a sequence is granted",
    sql: "GRANT SELECT ON SEQUENCE shop.ticket TO drift_reader",
    expected: "security changed sequence shop.ticket: privileges",
  },
  {
    name: "a sequence is not logged",
    since: 15,
    sql: "ALTER SEQUENCE shop.ticket SET UNLOGGED",
    expected: "operational changed sequence shop.ticket: persistence",
  },
];
