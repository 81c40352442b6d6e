/**
 * Works known beforehand, by facts and fingerprints only, so that they are recognised wherever and however they appear,
 * also where a page has lost their title. Fingerprints are those of `fingerprintText` over the reading text.
 */
export interface KnownWork {
  readonly title: string;
  readonly authors: readonly string[];
  /** ISO 8601. */
  readonly date: string;
  readonly fingerprint: string;
}

export const KNOWN_WORKS: readonly KnownWork[] = [
  {
    title: '疫情防控常态化下基层社区应急治理能力建设研究',
    authors: ['房建'],
    date: '2021-01-28',
    fingerprint:
      '00048d9c000a2c8b000ac1800029df8300344c6b004a23b1005dc78d00602b09006513ec006f387500759c95007f1e950081decf0092988300960bfe00992e23009cd2b200a1a77300a34e6a00a7c72600b856a600ba53c800f189aa00f48802010098170102da800106ad96010a1f31011acab901412f1a014c31880152ccd0016920d2016a43b1017c261a0182a2e601833a720183d99401a6cbbf01bcdf2701c7e8cb01c9f31a01d3004301d9be6d01dbfd7001e433db01ebcdc6020f856b0211a8200212ec6d02163a02021f4b89021f6646021f91270230bb1e024c8c2502591e110259a2fa0259e4f5025d487a02622bab026c2fc40279208f027b1a2f',
  },
];
