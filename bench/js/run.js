// One engine, many documents: node run.js ENGINE TEMPLATE CONTEXTS FOLDER. Prints the CPU seconds of each as JSON.
// The template is read once; neither engine can keep more of it than its bytes between two documents.
const fs = require("fs");
const path = require("path");

const engines = {
  docxtemplater: () => {
    const Docxtemplater = require("docxtemplater");
    const PizZip = require("pizzip");
    return async (template, context) =>
      new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true })
        .render(context)
        .toBuffer({ compression: "DEFLATE" });
  },
  "easy-template-x": () => {
    const { TemplateHandler } = require("easy-template-x");
    const handler = new TemplateHandler();
    return (template, context) => handler.process(template, context);
  },
};

async function main() {
  const [engine, template, contexts, folder] = process.argv.slice(2);
  const make = engines[engine]();
  const bytes = fs.readFileSync(template);
  const times = [];
  for (const [n, context] of JSON.parse(fs.readFileSync(contexts, "utf8")).entries()) {
    const start = process.cpuUsage();
    fs.writeFileSync(path.join(folder, `${engine}-${n}.docx`), await make(bytes, context));
    const used = process.cpuUsage(start);
    times.push((used.user + used.system) / 1e6);
  }
  console.log(JSON.stringify(times));
}

main();
