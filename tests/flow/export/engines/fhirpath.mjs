// Fills in questionnaires as a reader would, item by item, with fhirpath.js for what is calculated.
// Reads {questionnaire, readers: [{question: option}], stale} and writes for each reader what was asked and what was
// read. If stale, a question that is not asked has an answer all the same, as if it had been asked before.
import { createRequire } from "node:module"
import { readFileSync } from "node:fs"

const [folder, file] = process.argv.slice(-2)
const require = createRequire(folder + "/")
const fhirpath = require("fhirpath")
const model = require("fhirpath/fhir-context/r5")
const { questionnaire, readers, stale } = JSON.parse(readFileSync(file, "utf8"))
const CALCULATED = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
const compiled = new Map()

function evaluated(expression, resource) {
  if (!compiled.has(expression)) compiled.set(expression, fhirpath.compile(expression, model))
  return compiled.get(expression)(resource, { resource, questionnaire })
}

function enabled(item, answers) {
  return (item.enableWhen ?? []).every(when => answers.get(when.question) === when.answerBoolean)
}

function filled(choices) {
  const response = { resourceType: "QuestionnaireResponse", status: "in-progress", item: [] }
  const answers = new Map(), asked = [], read = []
  const walk = item => {
    if (!enabled(item, answers)) {
      if (stale && item.type === "coding") {
        const [option] = item.answerOption
        response.item.push({ linkId: item.linkId, answer: [{ valueCoding: option.valueCoding }] })
      }
      return
    }
    const made = item.extension?.find(one => one.url === CALCULATED)
    if (made) {
      const values = evaluated(made.valueExpression.expression, response)
      if (values.length > 1) throw new Error(`${item.linkId}: ${JSON.stringify(values)}`)
      if (values.length) {
        const name = { boolean: "valueBoolean", string: "valueString", integer: "valueInteger", decimal: "valueDecimal" }
        answers.set(item.linkId, values[0])
        response.item.push({ linkId: item.linkId, answer: [{ [name[item.type]]: values[0] }] })
        if (item.text) read.push([item.linkId, `${item.text}: ${values[0]}`])
      }
    } else if (item.type === "coding") {
      const labels = item.answerOption.map(one => one.valueCoding.display)
      asked.push([item.linkId, item.text ?? "", labels, (item.item ?? []).map(one => one.text)])
      const option = item.answerOption.find(one => one.valueCoding.code === choices[item.linkId.split(".")[0]])
      if (option) response.item.push({ linkId: item.linkId, answer: [{ valueCoding: option.valueCoding }] })
    } else {
      if (item.type === "group") read.push([item.linkId, item.code[0].code])
      else if (item.text) read.push([item.linkId, item.text])
      ;(item.item ?? []).forEach(walk)
    }
  }
  questionnaire.item.forEach(walk)
  read.splice(0, read.length, ...read.filter(([link]) => !link.startsWith("before.")))
  return { outcome: answers.get("outcome") ?? null, asked, read }
}

process.stdout.write(JSON.stringify(readers.map(filled)))
