/**
 * JSON as text that may be printed anywhere: the same value, spelled so that nothing in it moves a cursor, turns the
 * direction of reading or is a workflow runner's command.
 */
export function toJsonText(value: object): string {
  const invisible = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
  const json = JSON.stringify(value, null, 2).replaceAll("##[", String.raw`#\u0023[`);
  return `${json.replaceAll(invisible, toUnicodeEscape)}\n`;
}

function toUnicodeEscape(character: string): string {
  return Array.from({ length: character.length }, (_, index) => {
    const unit = character.charCodeAt(index).toString(16).padStart(4, "0");
    return String.raw`\u${unit}`;
  }).join("");
}
