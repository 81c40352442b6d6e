/** Whether a UTF-16 code unit is a Han character of the Basic Multilingual Plane (URO, Extension A, compatibility). */
export function isHan(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || (unit >= 0xf900 && unit <= 0xfaff);
}

/** Number of Han characters (BMP) in a text. */
export function countHan(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i += 1) if (isHan(text.charCodeAt(i))) count += 1;
  return count;
}
