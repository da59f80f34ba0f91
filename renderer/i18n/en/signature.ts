/** Words about the header of main() and how it goes with the inputs. */
export const signature = {
  /** `part` is a piece of the header, as written. */
  cut: (part: string) =>
    `"Sync function signature" in Dify ends the header at the first closing parenthesis, so it would break on ${part}.`,
  stillInMain: (name: string) => `main() still calls it ${name}.`,
  stillInTemplate: (name: string) => `The template still calls it ${name}.`,
  halfTyped: 'It is half typed, so a use could be missed: finish it, then rename it there too.',
  otherUse: (name: string) => `${name} has another use there.`,
  noName: (name: string) => `${name} can not be a name there.`,
  renameToo: 'Rename it there too',
  takeBack: (name: string) => `Call it ${name} again`,
  /** `part` is `*`, `/` or what takes the rest, as written. */
  marker: (part: string) =>
    `Where Dify itself reads the header, as its code generator does, it takes ${part} for an input name. "Sync function signature" leaves that out.`,
}
