// Prints the last line of .ci/run: node count.mjs <Vitest's JSON report> <failed steps> <exit code of the tests>
import { readFileSync } from 'node:fs'

const [report, failedSteps, exitCode] = process.argv.slice(2)
let passed = 0
let failed = 0
try {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  // A file that did not load, or whose hook threw, has no failed test of its own.
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  passed = numPassedTests
  failed = numFailedTests + broken.length
} catch (error) {
  console.error(`No report of the tests: ${error.message}`)
}
// An error outside of all tests shows in the exit code alone.
if (exitCode !== '0' && failed === 0) failed = 1
failed += Number(failedSteps)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
