// Gives a loaded program kernel threads of its own. TensorFlow takes their number from the options of a session, which
// the package's binding leaves as they are; compiled with -DTF_NewSessionOptions=NeuroloomSessionOptions it asks here.
// NEUROLOOM_SESSION_THREADS holds the number for the next session and is taken away once it was heard.
#undef TF_NewSessionOptions
#include <cstdlib>
#include <string>
#include "tensorflow/c/c_api.h"

namespace {

// Fields of ConfigProto (tensorflow/core/protobuf/config.proto).
constexpr int kIntraOpParallelismThreads = 2;
constexpr int kUsePerSessionThreads = 9;

// All values here are small: one byte of a varint holds them.
constexpr int kMostThreads = 127;

void Put(std::string *config, int field, int value) {
  config->push_back(static_cast<char>(field << 3));
  config->push_back(static_cast<char>(value));
}

}  // namespace

extern "C" TF_SessionOptions *NeuroloomSessionOptions() {
  TF_SessionOptions *options = TF_NewSessionOptions();
  const char *asked = std::getenv("NEUROLOOM_SESSION_THREADS");
  const int threads = asked == nullptr ? 0 : std::atoi(asked);
  if (threads < 1 || threads > kMostThreads) return options;
  std::string config;
  Put(&config, kIntraOpParallelismThreads, threads);
  // oneDNN keeps what it has prepared per thread, for the number of threads at that time. With threads of their own,
  // sessions of different numbers do not find each other's.
  Put(&config, kUsePerSessionThreads, 1);
  TF_Status *status = TF_NewStatus();
  TF_SetConfig(options, config.data(), config.size(), status);
  if (TF_GetCode(status) == TF_OK) unsetenv("NEUROLOOM_SESSION_THREADS");
  TF_DeleteStatus(status);
  return options;
}
