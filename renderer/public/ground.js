// Runs before anything is painted: main has told Chromium which theme the author chose, so the first frame already has its colours.
document.documentElement.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
