/** Work in small pieces, a `yield` between two of them: whoever drives it may pause there. */
export type Steps<T> = Generator<undefined, T, undefined>;
