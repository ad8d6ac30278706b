package corpus

// processes is what TestMain runs in place of the tests, by the environment variable that says so and holds the path to work on. Only on
// Linux are there tests of files that cannot grow or be written.
var processes = map[string]func(path string) error{crashFile: crashWork, eraseFile: eraseMarked, fullFile: fillDisk, readOnlyDir: readOnly}
