import { it } from 'vitest'
import { splice, startSplice } from './splice'
it('x', async () => {
  const python = startSplice('/tmp/nodelab-conformance/environments/618cdefb4fcf65a6/bin/python')
  const t = performance.now()
  const out = await splice(Number(process.env.CASES ?? 300), Number(process.env.SEED ?? 1), python)
  console.log(((performance.now() - t)/1000).toFixed(1),'s', { ...out, faults: out.faults.length })
  for (const f of out.faults.slice(0, 4)) { let k=0; while(f.before[k]===f.after[k]) k++; console.log(f.seed, f.fields, f.reason.slice(0,500), '\nBEFORE', JSON.stringify(f.before.slice(Math.max(0,k-300),k+200)), '\nAFTER', JSON.stringify(f.after.slice(Math.max(0,k-300),k+200))) }
  await python.close()
}, 900000)
