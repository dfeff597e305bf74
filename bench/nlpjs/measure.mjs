// Reads {"training": [[language, intent, text]], "messages": [[language, text]], "rounds": 1} from
// stdin and trains nlp.js, told the language of each; writes what it made of `messages` and how long
// that took to the file it is given. (nlp.js itself says much on stdout.)
import { dockStart } from '@nlpjs/basic'
import { readFileSync, writeFileSync } from 'node:fs'

const { training, messages, rounds } = JSON.parse(readFileSync(0, 'utf8'))
const seconds = (since) => Number(process.hrtime.bigint() - since) / 1e9

const dock = await dockStart({
  settings: { nlp: { languages: ['fr', 'nl'], autoSave: false, autoLoad: false, log: false } },
  use: ['Basic', 'LangFr', 'LangNl'],
})
const nlp = dock.get('nlp')
if (!dock.get('stemmer-fr') || !dock.get('stemmer-nl')) throw new Error('a language is not loaded')

const started = process.hrtime.bigint()
for (const [language, intent, text] of training) nlp.addDocument(language, text, intent)
await nlp.train()
const trained = seconds(started)

for (const [language, text] of messages.slice(0, 20)) await nlp.process(language, text)
const times = []
let readings = []
for (let round = 0; round < rounds; round++) {
  readings = []
  for (const [language, text] of messages) {
    const at = process.hrtime.bigint()
    const { classifications, intent } = await nlp.process(language, text)
    times.push(seconds(at))
    readings.push({ ranking: classifications.map((c) => [c.intent, c.score]), intent })
  }
}
const bytes = Buffer.byteLength(nlp.export())
const memory = process.memoryUsage().rss
writeFileSync(process.argv[2], JSON.stringify({ trained, times, readings, bytes, memory }))
