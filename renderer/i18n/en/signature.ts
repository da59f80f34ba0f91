/** Words about the header of main() and how it goes with the inputs. */
export const signature = {
  /** `part` is a piece of the header, as written. */
  cut: (part: string) =>
    `"Sync function signature" in Dify ends the header at the first closing parenthesis, so it would break on ${part}.`,
  /** `part` is `*`, `/` or what takes the rest, as written. */
  marker: (part: string) =>
    `Where Dify itself reads the header, as its code generator does, it takes ${part} for an input name. "Sync function signature" leaves that out.`,
}
