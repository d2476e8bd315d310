// Has LHC-Forms fill in a questionnaire. What is asked, and what is read, is what it has not disabled.
(() => {
  const { Util, LFormsData } = LForms
  const there = item => !String(item._skipLogicStatus ?? "").includes("disabled")
  const isQuestion = item => Boolean(item.answers?.length)

  async function loaded(definition) {
    const data = new LFormsData(definition)
    await data.loadFHIRResources(false)
    await data._expressionProcessor.runCalculations(true)
    return data
  }

  function said(data) {
    const asked = [], read = []
    const walk = item => {
      if (!there(item)) return
      const below = item.items ?? []
      if (isQuestion(item)) {
        const words = below.filter(there).map(one => one.question)
        const labels = item.answers.map(one => one.text)
        asked.push([item.linkId, item.question, labels, words, item.codingInstructions ?? ""])
        return
      }
      if (item.dataType === "TITLE") read.push([item.linkId, item.question])
      else if (item.dataType === "SECTION") read.push([item.linkId, item.codeList[0].code])
      else if (item.question) read.push([item.linkId, `${item.question}: ${item.value}`])
      below.forEach(walk)
    }
    data.items.forEach(walk)
    const outcome = data.itemList.find(item => item.linkId === "outcome").value ?? null
    return { outcome, asked, read: read.filter(([link]) => !link.startsWith("before.")) }
  }

  // A reader after another in one form: only choices that differ are changed.
  async function chosen(form, readers) {
    const data = await loaded(Util.convertFHIRQuestionnaireToLForms(form, "R5")), found = []
    for (const choices of readers) {
      const changed = data.itemList.filter(isQuestion).filter(item => {
        const wanted = item.answers.find(one => one.code === choices[item.linkId.split(".")[0]]) ?? null
        if ((item.value?.code ?? null) === (wanted?.code ?? null)) return false
        item.value = wanted
        return true
      })
      if (changed.length) {
        data.updateOnSourceItemChange(changed[0])
        await new Promise(resolve => setTimeout(resolve))
        await data._expressionProcessor.runCalculations(false)
      }
      found.push(said(data))
    }
    return found
  }

  window.filled = chosen
})()
