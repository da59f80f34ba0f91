import { create } from 'zustand'

/** Whether explanations of errors are unfolded: one choice for all of them, as long as the window lives. */
export const useExplaining = create<{ readonly open: boolean; readonly fold: () => void }>()((set) => ({
  open: true,
  fold: () => set(({ open }) => ({ open: !open })),
}))
