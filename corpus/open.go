package corpus

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"syscall"
	"time"

	"go.etcd.io/bbolt"
	bbolterrors "go.etcd.io/bbolt/errors"

	"quoth/internal/analysis"
	"quoth/internal/postings"
)

// Options are the settings of Open and OpenDir. The zero value is ready to use.
type Options struct {
	MaxOpen     int           // how many files a Dir keeps open; 0 means 200
	KeepRemoved time.Duration // how long a removed article can be restored; 0 means 30 days
	Lexicon     string        // file of an imported dictionary; "" for none, and so is a file that does not exist
	answers     *answers      // shared by the corpora of a Dir
	indexers    indexers      // likewise
}

func (o Options) withDefaults(log *slog.Logger) Options {
	if o.MaxOpen <= 0 {
		o.MaxOpen = 200
	}
	if o.KeepRemoved <= 0 {
		o.KeepRemoved = 30 * 24 * time.Hour
	}
	if o.indexers == nil {
		o.indexers = make(indexers, 2)
	}
	if o.answers == nil {
		o.answers = newAnswers(log, o.Lexicon)
	}
	return o
}

// lockTimeout is how long another process's lock is waited for.
const lockTimeout = time.Second

// mapSize is how much address space is reserved for a file. To map more later, a writer would have to wait for every open read
// transaction, and new readers for the writer. So one large map is made, which costs nothing until it is used. Where the process may
// not reserve as much, it is made smaller, down to about leastMap.
const (
	mapSize  = min(64<<30, math.MaxInt/4)
	leastMap = 256 << 20
)

// allocSize is the least by which a full file of a size grows: each growth costs a sync.
func allocSize(file int64) int { return int(min(max(file/64, 256<<10), 16<<20)) }

// Open opens the corpus in a file, and creates the file where it does not exist. A file without write permission, such as a copy on
// a read-only disk, can be read. Errors of the file name it, and wrap ErrLocked, ErrForeign, ErrNewer, ErrDamaged or ErrNotWritable.
// What goes wrong in the background is logged.
func Open(log *slog.Logger, path string, opt Options) (*Corpus, error) {
	opt = opt.withDefaults(log)
	db, file, err := openFile(path)
	if err != nil {
		return nil, fileError(path, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	c := &Corpus{
		log: log.With("file", path), path: path, opt: opt, db: db, file: file, page: db.Info().PageSize, closing: ctx, cancel: cancel,
		writable: sync.OnceValue(func() error { return checkFree(file) }),
	}
	if err := c.load(); err != nil {
		cancel()
		return nil, fileError(path, errors.Join(err, db.Close()))
	}
	if db.IsReadOnly() {
		c.log.Info("the file may not be written; its articles can be read")
	}
	c.maintain()
	c.daily.Go(c.maintainDaily)
	return c, nil
}

// openFile opens a bbolt file, read-only where it may not be written. Damage over which bbolt panics comes back as an error.
func openFile(path string) (db *bbolt.DB, file *os.File, err error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		if err := createFile(path); err != nil {
			return nil, nil, err
		}
	}
	options := bbolt.Options{Timeout: lockTimeout, InitialMmapSize: mapSize, FreelistType: bbolt.FreelistMapType}
	if runtime.GOOS == "windows" { // where bbolt makes the file as long as its map
		options.InitialMmapSize = 0
	}
	for {
		db, file, err = openWith(path, options)
		switch {
		case errors.Is(err, syscall.ENOMEM) && options.InitialMmapSize >= leastMap:
			options.InitialMmapSize /= 4
		case isForbidden(err) && !options.ReadOnly:
			options.ReadOnly, options.PreLoadFreelist = true, true // Check needs the list of free pages
		default:
			return db, file, err
		}
	}
}

// isForbidden reports whether an error says that a file may not be written.
func isForbidden(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}

// openWith is openFile for a file that exists.
func openWith(path string, options bbolt.Options) (db *bbolt.DB, file *os.File, err error) {
	defer func() {
		if err != nil && file != nil {
			file.Close()
		}
	}()
	defer guard(&err)
	options.OpenFile = func(name string, flag int, perm os.FileMode) (*os.File, error) {
		f, err := os.OpenFile(name, flag, perm)
		if err == nil {
			if err = checkHeader(f); err != nil {
				f.Close()
				return nil, err
			}
			file = f
		}
		return f, err
	}
	db, err = bbolt.Open(path, 0o600, &options)
	return db, file, err
}

// createFile makes an empty corpus under another name and links it to path when it is complete, so that nobody ever finds half of
// one. Where another process was faster, its file stays.
func createFile(path string) error {
	temp, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	name := temp.Name()
	defer os.Remove(name)
	if err := temp.Close(); err != nil {
		return err
	}
	db, err := bbolt.Open(name, 0o600, &bbolt.Options{Timeout: lockTimeout})
	if err != nil {
		return err
	}
	if err := errors.Join(db.Update(initialise), db.Close()); err != nil {
		return err
	}
	if err = os.Link(name, path); errors.Is(err, fs.ErrExist) {
		return nil
	} else if err != nil { // a file system without links
		err = os.Rename(name, path)
	}
	return errors.Join(err, syncDir(filepath.Dir(path)))
}

func syncDir(path string) error {
	if runtime.GOOS == "windows" { // which syncs no directories
		return nil
	}
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) {
		return err
	}
	return nil
}

// initialise writes the buckets of an empty corpus.
func initialise(tx *bbolt.Tx) error {
	for _, name := range buckets {
		if _, err := tx.CreateBucket(name); err != nil {
			return err
		}
	}
	return errors.Join(
		putMeta(tx, formatKey, formatVersion),
		putMeta(tx, analysisKey, analysis.Version),
		putMeta(tx, generationKey, 1),
		putJSON(tx.Bucket(metaBucket), countsKey, map[string]int{}),
	)
}

// guard, deferred, turns a panic over damaged pages into an error; after faultsPanic also the fault of a page that cannot be read.
func guard(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("%w: %v", ErrDamaged, r)
	}
}

// faultsPanic makes faults in the memory map panic, in this goroutine, until the returned function is called.
func faultsPanic() (restore func()) {
	old := debug.SetPanicOnFault(true)
	return func() { debug.SetPanicOnFault(old) }
}

// A fileErr is an error of a file, with the file's name.
type fileErr struct {
	path string
	err  error
}

func (e *fileErr) Error() string { return e.path + ": " + e.err.Error() }
func (e *fileErr) Unwrap() error { return e.err }

// fileError adds the name of the file to an error and, where that is known, what to do about it. Errors about the request
// (isRequestError) stay as they are.
func fileError(path string, err error) error {
	var named *fileErr
	if err == nil || errors.As(err, &named) || isRequestError(err) {
		return err
	}
	switch {
	case errors.Is(err, ErrNotWritable):
		err = fmt.Errorf("%w; is the disk full? Nothing that was stored is lost", err)
	case errors.Is(err, bbolterrors.ErrTimeout):
		err = ErrLocked
	case errors.Is(err, bbolterrors.ErrInvalid), errors.Is(err, bbolterrors.ErrVersionMismatch):
		err = ErrForeign
	case errors.Is(err, bbolterrors.ErrChecksum):
		err = fmt.Errorf("%w: %w", ErrDamaged, err)
	case errors.Is(err, bbolterrors.ErrDatabaseNotOpen):
		err = ErrClosed
	case isForbidden(err), errors.Is(err, bbolterrors.ErrDatabaseReadOnly):
		err = fmt.Errorf("%w: check its owner and permissions (%w)", ErrNotWritable, err)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		err = fmt.Errorf("%w: %w; is the disk full?", ErrNotWritable, err)
	case errors.Is(err, postings.ErrDamaged), errors.Is(err, postings.ErrForeign):
		err = fmt.Errorf("%w: %w", ErrDamaged, err)
	case errors.Is(err, postings.ErrNewer):
		err = fmt.Errorf("%w: %w", ErrNewer, err)
	}
	return &fileErr{path, err}
}

// isRequestError reports whether an error is about what was asked for rather than about the file.
func isRequestError(err error) bool {
	for _, e := range []error{
		ErrEmptyQuestion, ErrNoArticles, ErrNotFound, ErrEmptyArticle, ErrTooLong, ErrDuplicate,
		context.Canceled, context.DeadlineExceeded,
	} {
		if errors.Is(err, e) {
			return true
		}
	}
	_, ok := errors.AsType[*OperatorError](err)
	return ok
}
