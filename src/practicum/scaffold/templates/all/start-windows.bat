@echo off
rem §start_about
rem §start_copy
setlocal
pushd "%~dp0"
if not exist "scripts\start.py" goto packed
set "PYTHON="
call :try py -3
if not defined PYTHON call :try python
if not defined PYTHON call :try python3
if not defined PYTHON goto missing
%PYTHON% "scripts\start.py" "%~n0"
if errorlevel 1 goto hold
popd
exit /b 0

:try
%* -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul
if not errorlevel 1 set "PYTHON=%*"
exit /b 0

:packed
echo §start_packed
goto hold

:missing
echo §start_no_python

:hold
echo.
pause
popd
exit /b 1
