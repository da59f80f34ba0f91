import { useEffect, useState } from 'react'

/** A value as it was when it last stayed the same for `ms`; as it is where that is 0, or another `key` has come meanwhile. */
export function useSettled<T>(value: T, key: string, ms: number): T {
  const [kept, keep] = useState({ key, value })
  useEffect(() => {
    if (ms === 0) return
    const timer = setTimeout(() => keep({ key, value }), ms)
    return () => clearTimeout(timer)
  }, [value, key, ms])
  return ms > 0 && kept.key === key ? kept.value : value
}
