/** Vite gives a stylesheet as a string: shadow roots take it as it is. */
declare module '*.css?inline' {
  const css: string;
  export default css;
}
