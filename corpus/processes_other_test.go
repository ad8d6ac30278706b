//go:build !linux

package corpus

// processes is what TestMain runs in place of the tests, by the environment variable that says so: see processes_linux_test.go.
var processes = map[string]func(path string) error{crashFile: crashWork, eraseFile: eraseMarked}
