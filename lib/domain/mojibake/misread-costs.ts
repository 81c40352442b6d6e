/** What the steps over misread text cost, in nats; what the bytes force costs next to nothing. */
export const COST = {
  enter: 4,
  leave: 2,
  lostByte: 1,
  secondLost: 5,
  fragile: 1.2,
  /** A soft hyphen that a text shows none of: one in a hundred second bytes of GBK. */
  hyphen: 2,
  vanishedPair: 1.5,
  keepReplacement: 10,
  eaten: -1.5,
  /** What the end of a line costs on the average. */
  lineEnd: 2,
  guessed: 0.3,
  cut: 6,
  straightened: 3,
  narrowed: 4,
  unopened: 6,
  /** A full-width bracket that closes a narrow one. */
  otherWidth: 3,
  unended: 4,
  /** A phrase that ends amid a bracket. */
  unclosed: 3,
  eatenSpace: 2,
  eatenUnknown: 5,
  emoji: 6,
  ignored: 2,
  dotItself: 8,
};
