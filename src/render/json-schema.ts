import type { DriftReport } from "../core/report.js";
import type { ObjectChange, SchemaChange } from "../core/schema/schema-change-model.js";

/** The drift of one environment, its promised keys first. */
export function toDriftJson(drift: DriftReport): object {
  return {
    status: drift.status,
    toFix: drift.toFix,
    toFixProof: drift.toFixProof,
    toCapture: drift.toCapture,
    toCaptureProof: drift.toCaptureProof,
    objects: drift.objects.map(
      ({ change, against, severity, kind, identity, expected, actual, attributes, parts }) => ({
        change,
        against,
        severity,
        kind,
        identity,
        expected,
        actual,
        attributes: attributes.map((one) => ({ name: one.name, expected: one.expected, actual: one.actual })),
        parts,
      }),
    ),
    because: drift.because,
    toFixLeft: drift.toFixLeft,
    toFixDestroys: drift.toFixDestroys,
    toCaptureLeft: drift.toCaptureLeft,
    toCaptureDestroys: drift.toCaptureDestroys,
  };
}

/** What the pending migrations change. */
export function toSchemaChangeJson({ changes, tables, references }: SchemaChange): object {
  return {
    changes: changes.map(toObjectChange),
    tables: tables.map(({ name, change, columns }) => ({
      name,
      change,
      columns: columns.map((column) => ({
        name: column.name,
        type: column.type,
        change: column.change,
        keys: column.keys,
      })),
    })),
    references: references.map(({ from, to, columns, change, many, required }) => ({
      from,
      to,
      columns,
      change,
      many,
      required,
    })),
  };
}

function toObjectChange({ change, kind, identity, table, attributes, parts }: ObjectChange): object {
  return {
    change,
    kind,
    identity,
    table,
    attributes: attributes.map(({ name, before, after }) => ({ name, before, after })),
    parts: parts.map(toObjectChange),
  };
}
