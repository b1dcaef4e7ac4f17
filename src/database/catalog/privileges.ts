/** Whose privileges, of what type (as acldefault knows them), and what they are compared with. */
interface Granted {
  readonly acl: string;
  readonly type: string;
  readonly ownerOid: string;
  /** The privileges that are no finding; PostgreSQL's own defaults unless told. */
  readonly standard?: string;
}

/**
 * Privileges as the difference to what PostgreSQL grants by default, so that no ACL and an explicit default one are the
 * same, and the owner's own privileges are no finding on any major.
 */
export function privileges({ acl, type, ownerOid, standard }: Granted): string {
  const usual = standard ?? `pg_catalog.acldefault(${type}, ${ownerOid})`;
  const who = `CASE WHEN g.grantee = 0 THEN 'PUBLIC' WHEN g.grantee = ${ownerOid} THEN '$owner' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) END`;
  const line = `CASE WHEN g.live THEN '+' ELSE '-' END || ${who} || ': ' || g.privilege_type || CASE WHEN g.grantable THEN ' with grant option' ELSE '' END`;
  // Owners hold every grant option anyway: an ACL that says so means nothing more.
  return `CASE WHEN ${acl} IS NOT NULL THEN (SELECT pg_catalog.string_agg(e.line, ', ' ORDER BY e.line COLLATE "C") FROM (SELECT ${line} AS line FROM (
      SELECT x.grantee, x.privilege_type, x.is_grantable AND x.grantee <> ${ownerOid} AS grantable, pg_catalog.bool_or(x.live) AS live, pg_catalog.bool_or(NOT x.live) AS usual
      FROM (SELECT true AS live, a.* FROM pg_catalog.aclexplode(${acl}) a UNION ALL SELECT false, s.* FROM pg_catalog.aclexplode(${usual}) s) x
      GROUP BY 1, 2, 3) g WHERE g.live <> g.usual) e) END`;
}
