/** `table[unit]` stands for all forms of a Han character, 0 where it stands for itself (`hanVariants` of `script`). */
export type VariantTable = Uint16Array;

/** The table as text: each form followed by the one that stands for it. About 13 kB in UTF-16. */
export function packVariants(table: VariantTable): string {
  let packed = '';
  table.forEach((form, unit) => {
    if (form !== 0 && form !== unit) packed += String.fromCharCode(unit, form);
  });
  return packed;
}

export function unpackVariants(packed: string): VariantTable {
  const table = new Uint16Array(0x10000);
  for (let i = 0; i + 1 < packed.length; i += 2) table[packed.charCodeAt(i)] = packed.charCodeAt(i + 1);
  return table;
}
