/** Selects what text is typed into. Boxes, dots and buttons are fields as well, but hold no text that could be selected, cut or pasted. */
export const takesText =
  'textarea, [contenteditable=true], [role=textbox], input:not([type=checkbox], [type=radio], [type=button], [type=file])'
